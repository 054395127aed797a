package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.DrainNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A drain: piece by piece, each pod once, whatever dies in between; the part that is done is told.
 */
class DrainTest {

  private static final ObjectRef NODE = World.ref("Node", "worker-2");
  private static final String PODS = "/api/v1/namespaces/shop/pods/";

  private final ActionRuns runs = new ActionRuns();

  @BeforeEach
  void furnish() {
    runs.world.furnish();
    List.of("a", "b").forEach(name -> pod(name, "ReplicaSet"));
    pod("agent", "DaemonSet");
  }

  @AfterEach
  void close() {
    runs.close();
  }

  private void pod(String name, String owner) {
    runs.bed.cluster.put(
        PODS + name,
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%1$s","namespace":"shop",
           "uid":"%1$s-uid","resourceVersion":"5","ownerReferences":[{"kind":"%2$s","name":"r",
             "uid":"r-uid","controller":true}]},
         "spec":{"nodeName":"worker-2"},"status":{"phase":"Running"}}\
        """
            .formatted(name, owner));
  }

  private PlanStatus drain() {
    return runs.approved(
        new DrainNode(runs.target(NODE), List.of(listed("a"), listed("b")), false));
  }

  private static DrainNode.Pod listed(String name) {
    return new DrainNode.Pod("shop", name, name + "-uid", "ReplicaSet r");
  }

  @Test
  void aNodeIsCordonedAndItsPodsEvictedButNotThoseThatBelongThere() {
    PlanStatus plan = drain();
    assertThat(plan.diff())
        .isEqualTo(
            """
            spec.unschedulable: false -> true
            Pod shop/a: present -> evicted
            Pod shop/b: present -> evicted\
            """);
    go(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    assertThat(runs.world.cordoned()).isTrue();
    assertThat(runs.bed.cluster.has(PODS + "agent")).isTrue();
    assertThat(evictions()).hasSize(2).doesNotHaveDuplicates();
    runs.verify(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashAtEveryPieceEvictsEachPodOnce(String point) {
    PlanStatus plan = drain();
    for (int i = 0; i < 8 && runs.state(plan) != PlanState.VERIFYING; i++) {
      if (i % 2 == 0 && runs.state(plan) != PlanState.APPROVED) {
        crash(plan, point);
      } else {
        runs.visit(plan);
      }
    }
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    assertThat(evictions()).hasSize(2).doesNotHaveDuplicates();
    assertThat(runs.bed.cluster.has(PODS + "a")).isFalse();
    assertThat(runs.bed.cluster.has(PODS + "b")).isFalse();
  }

  private void crash(PlanStatus plan, String point) {
    try {
      runs.crashAt(plan, point);
    } catch (AssertionError e) {
      // that piece did not pass this point
    }
  }

  @Test
  void aBudgetThatNeverLetsGoEndsWithTheNodeOpenAgainAndSaysWhatWasDone() {
    PlanStatus plan = drain();
    runs.visit(plan);
    runs.bed.cluster.trouble = Trouble.BUDGET;
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.RUNNING);
    runs.bed.cluster.trouble = Trouble.NONE;
    runs.bed.cluster.pod(0, _ -> {});
    runs.bed.advance(Duration.ofMinutes(16));
    runs.visit(plan);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNDONE);
    assertThat(runs.world.cordoned()).isFalse();
    assertThat(runs.bed.status(plan).progress())
        .anyMatch(
            p ->
                p.contains(
                    "step 1 was done in part: the node is cordoned and 0 of 2 pods are gone"));
    assertThat(runs.last(plan)).contains("the evicted pods stay where they run now");
  }

  @Test
  void aStopInTheMiddleLeavesItAndSaysWhatWasDone() {
    PlanStatus plan = drain();
    runs.visit(plan);
    Answer stop = runs.bed.remediation().stopAll(TestBed.APPROVER, "enough");
    assertThat(stop).isInstanceOf(Answer.Accepted.class);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.STOPPED);
    assertThat(runs.last(plan))
        .startsWith("Stopped in the middle of step 1: the node is cordoned and 0 of 2 pods are")
        .contains("enough");
    assertThat(evictions()).isEmpty();
  }

  @Test
  void whoUncordonsItInTheMiddleWins() {
    PlanStatus plan = drain();
    runs.visit(plan);
    runs.bed.cluster.change(
        "/api/v1/nodes/worker-2", node -> node.withObjectProperty("spec").remove("unschedulable"));
    runs.visit(plan);
    assertThat(runs.bed.status(plan).progress())
        .anyMatch(p -> p.contains("somebody uncordoned the node in the middle of the drain"));
    assertThat(evictions()).isEmpty();
  }

  @Test
  void aPodThatCameLaterWasApprovedByNobody() {
    PlanStatus plan = drain();
    pod("c", "ReplicaSet");
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.FAILED);
    assertThat(runs.last(plan)).contains("pods that the plan does not know: shop/c");
    assertThat(runs.bed.cluster.applied).isEmpty();
  }

  @Test
  void theLastNodeIsNotDrained() {
    PlanStatus plan = drain();
    runs.world.node("worker-1", true);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.STOPPED);
    assertThat(runs.last(plan)).contains("last node");
  }

  private void go(PlanStatus plan) {
    for (int i = 0; i < 6 && runs.state(plan) != PlanState.VERIFYING; i++) {
      runs.visit(plan);
    }
  }

  private List<String> evictions() {
    return runs.bed.cluster.applied.stream()
        .filter(a -> a.startsWith("remove "))
        .map(a -> a.split(" ")[1])
        .toList();
  }
}
