package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.event.ContextClosedEvent;

/** An owner that sleeps while another takes over, and one that is asked to go away. */
class LostOwnerTest {

  private final RunBed runs = RunBed.furnished();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  /** The owner stops at the point for a minute; another one runs the plan meanwhile. */
  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void f16AnOwnerThatWakesUpChangesNothing(String point) {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    RunBed.at(
        point,
        () -> {
          FailPoint.disarm();
          bed.advance(Duration.ofMinutes(1));
          runs.visitElsewhere(plan.id());
        });
    assertThat(runs.visit(plan)).isInstanceOf(Next.Later.class);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    assertThat(bed.cluster.applied).hasSize(2);
    assertThat(runs.journal())
        .allMatch(line -> line.matches("[12] DO (DONE|RECOVERED)"))
        .hasSize(2);
    assertThat(bed.status(plan).progress()).doesNotHaveDuplicates();
  }

  @Test
  void f16AnOwnerThatWakesUpDeletesNoOtherPod() {
    Step delete =
        Step.of(
            new EvictPod(runs.world.target(World.ref("Pod", World.POD)), "ReplicaSet checkout-r1"),
            List.of(World.ref("Deployment", "checkout")));
    PlanStatus plan = runs.approved(delete);
    RunBed.at(
        "after-intent",
        () -> {
          FailPoint.disarm();
          runs.visitElsewhere(plan.id());
        });
    runs.visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void f17AnInstanceThatGoesAwayFinishesItsStepAndBeginsNoOther() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    RunBed.at("after-write", () -> bed.bean(Draining.class).onApplicationEvent(closing()));
    assertThat(runs.visit(plan)).isEqualTo(new Next.Later(Duration.ofSeconds(1)));
    assertThat(runs.journal()).containsExactly("1 DO DONE");
    runs.visit(plan);
    assertThat(runs.journal()).as("it takes nothing up again").containsExactly("1 DO DONE");
    FailPoint.disarm();
    runs.visitElsewhere(plan.id());
    assertThat(runs.journal()).containsExactly("1 DO DONE", "2 DO DONE");
  }

  private static ContextClosedEvent closing() {
    return new ContextClosedEvent(
        new org.springframework.context.support.GenericApplicationContext());
  }
}
