package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** StatefulSets, DaemonSets, held rollouts and autoscalers, with the rights of the manifest. */
class WorkloadActionsTest {

  private static final ObjectRef LEDGER = Hand.ref("StatefulSet", "ledger");
  private static final ObjectRef AGENT = Hand.ref("DaemonSet", "log-agent");
  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");

  private final Hand hand = new Hand();
  private final Bench bench = hand.bench;
  private final Furnishings furnishings = new Furnishings(bench);

  @AfterEach
  void stop() {
    hand.close();
  }

  @Test
  void aStatefulSetIsScaledAndBack() {
    statefulSet("");
    hand.doneAndUndone(LEDGER, live -> new ScaleStatefulSet(live.target(), 2, 3));
    hand.write(new ScaleStatefulSet(hand.read(LEDGER).target(), 2, 3));
    assertThat(hand.healthy(LEDGER)).isFalse();
    bench.passUntil(() -> hand.healthy(LEDGER));
    assertThat(names("ledger")).containsExactly("ledger-0", "ledger-1", "ledger-2");
  }

  @Test
  void whoseVolumesWouldGoIsNotScaled() {
    statefulSet(
        """
        "persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Retain","whenScaled":"Delete"},\
        """);
    hand.never(
        new ScaleStatefulSet(hand.read(LEDGER).target(), 2, 3),
        Reason.INVALID,
        "data would be lost");
  }

  @Test
  void aRestartOfAStatefulSetReplacesItsPodsOneByOneFromTheLast() {
    statefulSet("");
    restarted(LEDGER);
    assertThat(names("ledger")).containsExactly("ledger-0", "ledger-1");
  }

  @Test
  void aRestartOfADaemonSetReplacesThePodOfEachNode() {
    daemonSet();
    restarted(AGENT);
    assertThat(names("log-agent")).hasSize(bench.get("/api/v1/nodes").items().size());
  }

  private void restarted(ObjectRef ref) {
    Live before = hand.read(ref);
    List<String> old = uids(ref.name());
    hand.write(RestartRollout.of(before.target(), Hand.workload(before).restart()));
    Live after = hand.read(ref);
    assertThat(Hand.workload(after).restart()).contains("after-generation-" + before.generation());
    assertThat(Hand.workload(after).template()).isEqualTo(Hand.workload(before).template());
    bench.passUntil(() -> hand.healthy(ref) && uids(ref.name()).stream().noneMatch(old::contains));
  }

  @Test
  void aRolloutIsPausedAndResumed() {
    hand.doneAndUndone(CHECKOUT, live -> new PauseRollout(live.target()));
    hand.write(new PauseRollout(hand.read(CHECKOUT).target()));
    var container = Hand.workload(hand.read(CHECKOUT)).containers().getFirst();
    hand.never(
        new SetImage(
            hand.read(CHECKOUT).target(), container.name(), container.image(), "checkout:9.9.9"),
        Reason.INVALID,
        "is paused");
  }

  @Test
  void anAutoscalersBoundsAreSetAndBack() {
    furnishings.autoscaler(3, 4);
    ObjectRef scaler = Hand.ref("HorizontalPodAutoscaler", "checkout");
    hand.doneAndUndone(
        scaler, live -> new SetAutoscalerBounds(live.target(), new Bounds(3, 4), new Bounds(4, 6)));
    hand.write(
        new SetAutoscalerBounds(hand.read(scaler).target(), new Bounds(3, 4), new Bounds(4, 6)));
    bench.passUntil(() -> bench.checkoutPods().size() == 4 && hand.healthy(CHECKOUT));
  }

  private void statefulSet(String more) {
    furnishings.statefulSet("ledger", more);
    bench.passUntil(() -> hand.healthy(LEDGER));
  }

  private void daemonSet() {
    furnishings.daemonSet("log-agent");
    bench.passUntil(() -> hand.healthy(AGENT));
  }

  private List<String> names(String app) {
    return pods(app).stream().map(pod -> Json.text(pod, "metadata", "name")).toList();
  }

  private List<String> uids(String app) {
    return pods(app).stream().map(pod -> Json.text(pod, "metadata", "uid")).toList();
  }

  private List<JsonNode> pods(String app) {
    return bench.get(Bench.PODS + "?labelSelector=app%3D" + app).items();
  }
}
