package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Deletes of single pods: the plain one, and the one of a pod whose node is gone. */
class PodActionsTest {

  private static final String CONTROLLER = "ReplicaSet checkout-r1";
  private static final ObjectRef POD = World.ref("Pod", World.POD);
  private static final String PATH = "/api/v1/namespaces/shop/pods/" + World.POD;

  private final ActionRuns runs = new ActionRuns();

  @BeforeEach
  void furnish() {
    runs.world.furnish();
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aDeleteGivesThePodItsTimeAndAsksNoBudget() {
    PlanStatus plan = runs.approved(new DeletePod(runs.target(POD), CONTROLLER, 45));
    runs.visit(plan);
    assertThat(runs.bed.cluster.has(PATH)).isFalse();
    assertThat(runs.bed.cluster.applied)
        .singleElement()
        .asString()
        .startsWith("remove " + PATH + " ")
        .contains("\"gracePeriodSeconds\":45")
        .contains("\"uid\":\"pod-checkout-r1-1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aLostPodIsForcedOutOnceWhateverCrashes(String point) {
    leaving("worker-9");
    PlanStatus plan = runs.approved(new DeleteStuckPod(runs.target(POD), CONTROLLER));
    runs.crashAt(plan, point);
    assertThat(runs.bed.cluster.has(PATH))
        .isEqualTo(!point.startsWith("after-w") && !point.startsWith("after-o"));
    runs.visit(plan);
    assertThat(runs.bed.cluster.has(PATH)).isFalse();
    assertThat(runs.bed.cluster.applied)
        .singleElement()
        .asString()
        .contains("\"gracePeriodSeconds\":0");
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  /** It was terminating before: that alone is no sign that the lost write took effect. */
  @Test
  void aLostAnswerOfAForcedDeleteIsLookedAtAgain() {
    leaving("worker-9");
    PlanStatus plan = runs.approved(new DeleteStuckPod(runs.target(POD), CONTROLLER));
    runs.bed.cluster.trouble = Trouble.ERROR_BEFORE_EFFECT;
    runs.visit(plan);
    assertThat(runs.bed.cluster.has(PATH)).isTrue();
    runs.visit(plan);
    assertThat(runs.bed.cluster.has(PATH)).isFalse();
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aNodeThatIsBackAgainKeepsItsPod() {
    leaving("worker-9");
    PlanStatus plan = runs.approved(new DeleteStuckPod(runs.target(POD), CONTROLLER));
    runs.world.node("worker-9", false);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.STOPPED);
    assertThat(runs.bed.cluster.applied).isEmpty();
  }

  @Test
  void itIsToldWhatAPodWaitsFor() {
    assertThat(facts().leaving()).isEmpty();
    leaving("worker-2");
    assertThat(facts().leaving().orElseThrow().state())
        .isEqualTo("deleted, node worker-2 still registered");
    runs.bed.cluster.change(
        "/api/v1/nodes/worker-2",
        node ->
            node.withObjectProperty("spec")
                .putArray("taints")
                .addObject()
                .put("key", "node.kubernetes.io/out-of-service"));
    assertThat(facts().leaving().orElseThrow().nodeGone()).isTrue();
    runs.bed.cluster.pod(
        0, pod -> metadata(pod).putArray("finalizers").add("example.com/backup").add("x.io/y"));
    assertThat(facts().leaving().orElseThrow().state())
        .isEqualTo("held by finalizers example.com/backup, x.io/y");
  }

  private Facts.Pod facts() {
    return (Facts.Pod) runs.live(POD).facts();
  }

  private void leaving(String node) {
    runs.bed.cluster.pod(
        0,
        pod -> {
          metadata(pod).put("deletionTimestamp", "2026-03-01T09:00:00Z");
          pod.set("spec", pod.path("spec").deepCopy());
          pod.withObjectProperty("spec").put("nodeName", node);
        });
  }

  private static ObjectNode metadata(ObjectNode pod) {
    return pod.withObjectProperty("metadata");
  }
}
