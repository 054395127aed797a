package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.policy.PolicyText;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan in a cluster and in AWS counts in both. */
class SeveralWorldsTest {

  private final PolicyText policy =
      new PolicyText(
          "running: {service: none, cluster: none}", "running: {service: none, cluster: 1}");
  private final RunBed runs = RunBed.furnished();

  @AfterEach
  void close() {
    runs.close();
    policy.close();
  }

  private Step mute() {
    return Step.of(
        new DisableAlarmActions(
            runs.world.target(AwsSamples.target(AwsKind.ALARM, "", "web").object())),
        List.of(World.ref("Deployment", "checkout")));
  }

  @Test
  void whatIsAtWorkInOneOfItsWorldsKeepsAnotherPlanWaitingThere() {
    PlanStatus both = runs.approved(runs.cordon(), mute());
    Action scale =
        new SetDesiredCount(
            runs.world.target(AwsSamples.target(AwsKind.ECS_SERVICE, "prod", "checkout").object()),
            2,
            4);
    PlanStatus aws = runs.world.approved(scale, List.of(scale.target().object()));
    runs.visit(both);
    assertThat(runs.state(both)).isEqualTo(PlanState.VERIFYING);
    runs.visit(aws);
    assertThat(runs.state(aws)).isEqualTo(PlanState.APPROVED);
    assertThat(runs.last(aws)).contains("1 plans of the cluster are at work");
  }
}
