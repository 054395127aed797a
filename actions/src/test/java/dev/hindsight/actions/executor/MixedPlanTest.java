package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.aws.FakeAws;
import dev.hindsight.actions.store.JdbcPlans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One plan in a cluster and in AWS, from the cause to its end, and back. */
class MixedPlanTest {

  private static final ObjectRef CHECKOUT = World.ref("Deployment", "checkout");
  private static final ObjectRef NODE = World.ref("Node", "worker-2");
  private static final ObjectRef GROUP =
      new ObjectRef(AwsSamples.PLACE, AwsKind.TARGET_GROUP.kind(), "", "web");

  private final RunBed runs = RunBed.furnished();
  private final TestBed bed = runs.bed;

  MixedPlanTest() {
    node(FakeAws.INSTANCE);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private void node(String machine) {
    bed.cluster.put(
        "/api/v1/nodes/worker-2",
        """
        {"apiVersion":"v1","kind":"Node","metadata":{"name":"worker-2","uid":"node-worker-2",
           "resourceVersion":"5"},"spec":{"providerID":"aws:///eu-west-1a/%s"},
         "status":{"conditions":[{"type":"Ready","status":"True"}]}}\
        """
            .formatted(machine));
  }

  private PlanStatus offered(String incident) {
    Proposed proposed = propose(incident, GROUP, NODE);
    assertThat(proposed).isInstanceOf(Proposed.Offered.class);
    return bed.remediation().status(((Proposed.Offered) proposed).plan()).orElseThrow();
  }

  private String nothing(String incident, ObjectRef... seen) {
    return ((Proposed.NothingToOffer) propose(incident, seen)).reason();
  }

  private Proposed propose(String incident, ObjectRef... seen) {
    List<Observation> observations =
        Stream.of(seen)
            .map(o -> new Observation(o, Observation.Kind.WORKLOAD, "seen", Optional.empty()))
            .toList();
    Diagnosis diagnosis =
        new Diagnosis(Optional.of(CHECKOUT), observations, List.of(), bed.clock.instant());
    return bed.remediation()
        .propose(
            new Proposal(
                incident, "checkout", "aws_target_unhealthy", diagnosis, Optional.of(GROUP)));
  }

  private void threePodsServe() {
    bed.cluster.set(
        object -> {
          object
              .withObject("/status")
              .put("observedGeneration", object.at("/metadata/generation").asLong())
              .put("replicas", 3)
              .put("updatedReplicas", 3)
              .put("readyReplicas", 3)
              .put("availableReplicas", 3);
        });
  }

  private List<String> calls() {
    return bed.aws.effects().stream().map(AwsCall::operation).toList();
  }

  @Test
  void theNodeBehindAnUnhealthyTargetIsIsolated() {
    PlanStatus plan = offered("INC-1");
    assertThat(plan.title()).isEqualTo("Isolate the unhealthy node of checkout and make up for it");
    assertThat(plan.playbook()).isEqualTo("isolate-node");
    assertThat(plan.diff())
        .isEqualTo(
            """
            1 of 3. Take %1$s:8080 out of TargetGroup web
              target %1$s:8080: present -> absent
            2 of 3. %2$s
              spec.unschedulable: (none) -> true
            3 of 3. Scale Deployment shop/checkout from 2 to 3 replicas
              spec.replicas: 2 -> 3\
            """
                .formatted(FakeAws.INSTANCE, plan.steps().get(1).sentence()));
    assertThat(plan.verdicts()).anyMatch(v -> v.contains("3 objects and can be undone"));
    runs.approve(plan);
    runs.visit(plan);
    threePodsServe();
    runs.verifyFor(plan, Duration.ofMinutes(4));
    runs.ended(plan, PlanState.SUCCEEDED, "It helped");
    assertThat(calls()).containsExactly("DeregisterTargets");
    assertThat(runs.world.cordoned()).isTrue();
    assertThat(runs.world.replicas()).isEqualTo(3);
    // it is known whose writes these are, whichever of its objects is asked about
    JdbcPlans plans = bed.bean(JdbcPlans.class);
    Target checkout = runs.world.target(CHECKOUT);
    assertThat(plans.writtenBy(checkout.uid(), checkout.generation()))
        .hasValueSatisfying(by -> assertThat(by.id()).isEqualTo(plan.id()));
    assertThat(plans.writtenBy("node-worker-2", checkout.generation())).isEmpty();
    // nobody fails any more
    assertThat(nothing("INC-1", GROUP, NODE)).contains("No target of TargetGroup web fails");
  }

  @Test
  void whatDoesNotHelpIsTakenBackInBothWorlds() {
    PlanStatus plan = offered("INC-1");
    runs.approve(plan);
    bed.firing.add("INC-1");
    runs.verifyFor(plan, Duration.ofMinutes(18));
    runs.ended(plan, PlanState.UNDONE, "");
    assertThat(calls()).containsExactly("DeregisterTargets", "RegisterTargets");
    assertThat(runs.world.cordoned()).isFalse();
    assertThat(runs.world.replicas()).isEqualTo(2);
  }

  @Test
  void theNextPlaybookIsOfferedWhereTheFirstCannotBeMade() {
    node("i-00000000000000000");
    PlanStatus plan = offered("INC-1");
    assertThat(plan.playbook()).isEqualTo("take-unhealthy-target-out");
    assertThat(plan.steps()).hasSize(1);
  }

  @Test
  void whereNoneCanBeMadeTheFirstOnesReasonIsTold() {
    bed.aws.health(FakeAws.INSTANCE, "healthy");
    assertThat(nothing("INC-1", GROUP)).contains("Playbook isolate-node needs to know which Node");
    assertThat(nothing("INC-2", GROUP, NODE)).contains("No target of TargetGroup web fails");
  }

  @Test
  void aPlanThatIsAtWorkOnAnyOfItsObjectsIsWaitedFor() {
    runs.approved(runs.cordon());
    // isolate-node would cordon the same node; the other playbook touches none
    assertThat(offered("INC-2").playbook()).isEqualTo("take-unhealthy-target-out");
  }

  @Test
  void aPlanOfWhichOneStepIsDeniedIsNotOffered() {
    runs.world.node("worker-1", true);
    // isolate-node would cordon the last one
    assertThat(offered("INC-1").playbook()).isEqualTo("take-unhealthy-target-out");
  }
}
