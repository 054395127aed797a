package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every action against the cluster, with the rights of the shipped manifest: written, undone. */
class ActionsTest {

  private static final long WITH_A_FAILED_JOB = 4;
  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");
  private static final String BUDGETS = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
  private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs";

  private final Hand hand = new Hand();
  private final Bench bench = hand.bench;
  private final Adapter adapter = hand.adapter;

  @AfterEach
  void stop() {
    hand.close();
  }

  @Test
  void aDeploymentIsScaledAndBack() {
    hand.doneAndUndone(CHECKOUT, live -> new ScaleDeployment(live.target(), 3, 4));
    bench.passUntil(bench::isRolledOut);
    assertThat(hand.healthy(CHECKOUT)).isTrue();
  }

  @Test
  void resourcesAreSetAndBack() {
    hand.doneAndUndone(
        CHECKOUT,
        live -> {
          Resources now = Hand.workload(live).containers().getFirst().resources();
          Resources more =
              Resources.of(Map.of("memory", "1Gi"), Map.of("cpu", "200m", "memory", "300Mi"));
          return new SetResources(
              live.target(),
              Hand.workload(live).containers().getFirst().name(),
              Resources.of(
                  Map.of("memory", now.limits().getOrDefault("memory", "")),
                  Map.copyOf(now.requests())),
              more);
        });
  }

  @Test
  void anImageOfTheHistoryIsSetAndBack() {
    hand.doneAndUndone(
        CHECKOUT,
        live -> {
          Facts.Container container = Hand.workload(live).containers().getFirst();
          String earlier =
              Hand.workload(live).revisions().getLast().ref().images().get(container.name());
          SetImage set = new SetImage(live.target(), container.name(), container.image(), earlier);
          assertThat(Hand.done(adapter.around(set)).images()).contains(earlier);
          return set;
        });
  }

  @Test
  void aRolloutIsUndoneAndBack() {
    hand.doneAndUndone(
        CHECKOUT,
        live -> {
          Facts.Workload now = Hand.workload(live);
          return new UndoRollout(
              live.target(), now.revisions().getFirst().ref(), now.revisions().getLast().ref());
        });
    bench.passUntil(bench::isRolledOut);
    assertThat(hand.healthy(CHECKOUT)).isTrue();
  }

  @Test
  void aRestartGivesNewPodsOfTheSameTemplate() {
    Live before = hand.read(CHECKOUT);
    var old = bench.checkoutPods().stream().map(p -> Json.text(p, "metadata", "uid")).toList();
    hand.write(RestartRollout.of(before.target(), Hand.workload(before).restart()));
    Live after = hand.read(CHECKOUT);
    assertThat(Hand.workload(after).restart()).contains("after-generation-" + before.generation());
    assertThat(Hand.workload(after).template()).isEqualTo(Hand.workload(before).template());
    bench.passUntil(() -> bench.isRolledOut() && hand.healthy(CHECKOUT));
    assertThat(bench.checkoutPods())
        .noneMatch(pod -> old.contains(Json.text(pod, "metadata", "uid")));
  }

  @Test
  void aNodeIsCordonedAndBack() {
    String node = Json.text(bench.get("/api/v1/nodes").items().getFirst(), "metadata", "name");
    ObjectRef ref = Hand.ref("Node", node);
    hand.doneAndUndone(ref, live -> new CordonNode(live.target()));
    assertThat(Hand.done(adapter.around(new CordonNode(hand.read(ref).target()))).otherNodes())
        .isNotEmpty()
        .doesNotContain(node);
  }

  @Test
  void aPodGoesWhenItsBudgetAllowsAndComesBackAsAnother() {
    String name = Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    Live pod = hand.read(Hand.ref("Pod", name));
    String controller = ((Facts.Pod) pod.facts()).controller().orElseThrow();
    EvictPod action = new EvictPod(pod.target(), controller);
    bench.post(
        BUDGETS,
        """
        {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"keep"},
         "spec":{"minAvailable":3,"selector":{"matchLabels":
           {"app.kubernetes.io/name":"checkout"}}}}\
        """);
    bench.pass(Duration.ofSeconds(2));
    hand.refused(action, pod, Reason.DISRUPTION_BUDGET, "needs 3 healthy pods");
    bench.send("DELETE", BUDGETS + "/keep", "", "", bench.cluster.token());
    assertThat(hand.previewed(action)).isEqualTo(pod.ref().display() + ": present -> deleted");
    hand.write(action);
    bench.passUntil(() -> hand.gone(pod.ref()) && bench.isRolledOut());
    assertThat(bench.checkoutPods()).hasSize(3);
  }

  @Test
  void aFailedJobGoesWithItsPods() {
    bench.cluster.inject(new Injection(Fault.OOM, "cart", Severity.MINOR, WITH_A_FAILED_JOB));
    var failed = bench.get(JOBS).items().getFirst();
    ObjectRef job = Hand.ref("Job", Json.text(failed, "metadata", "name"));
    Live live = hand.read(job);
    DeleteFailedJob action = new DeleteFailedJob(live.target());
    assertThat(action.now(live)).isEqualTo(action.before());
    assertThat(pods(job)).isEqualTo(1);
    assertThat(hand.previewed(action)).endsWith("present -> deleted");
    assertThat(hand.gone(job)).isFalse();
    hand.write(action);
    bench.passUntil(() -> hand.gone(job) && pods(job) == 0);
  }

  private long pods(ObjectRef job) {
    return bench.get(Bench.PODS).items().stream()
        .filter(pod -> Json.text(pod, "metadata", "name").startsWith(job.name()))
        .count();
  }

  @Test
  void whatMovedSinceItWasReadIsNotWritten() {
    Live old = hand.read(CHECKOUT);
    hand.write(new ScaleDeployment(old.target(), 3, 4));
    hand.refused(
        new ScaleDeployment(old.target(), 3, 5), old, Reason.CONFLICT, "at the same moment");
    assertThat(Hand.workload(hand.read(CHECKOUT)).replicas()).isEqualTo(4);
  }
}
