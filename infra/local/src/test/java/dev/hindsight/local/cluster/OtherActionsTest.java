package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pods, nodes, settings, volumes and CronJobs, with the rights of the shipped manifest. */
class OtherActionsTest {

  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");
  private static final ObjectRef CLAIM = Hand.ref("PersistentVolumeClaim", "ledger-data");
  private static final ObjectRef NIGHTLY = Hand.ref("CronJob", "nightly");
  private static final String BUDGETS = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
  private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs";

  private final Hand hand = new Hand();
  private final Bench bench = hand.bench;
  private final Furnishings furnishings = new Furnishings(bench);

  @AfterEach
  void stop() {
    hand.close();
  }

  @Test
  void aVariableIsSetAndBack() {
    hand.doneAndUndone(
        CHECKOUT,
        live ->
            new SetEnvironment(
                live.target(), "checkout", "LOG_LEVEL", Optional.of("info"), Optional.of("debug")));
    hand.doneAndUndone(
        CHECKOUT,
        live ->
            new SetEnvironment(
                live.target(), "checkout", "FEATURE_CACHE", Optional.empty(), Optional.of("off")));
  }

  @Test
  void aKeyOfAConfigMapIsPatchedAndBack() {
    ObjectRef map = Hand.ref("ConfigMap", "checkout-settings");
    hand.doneAndUndone(map, live -> new PatchConfigMap(live.target(), "PAGE_SIZE", "50", "200"));
    bench.patch(
        "/api/v1/namespaces/shop/configmaps/checkout-settings",
        Bench.MERGE,
        "{\"immutable\":true}");
    hand.never(
        new PatchConfigMap(hand.read(map).target(), "PAGE_SIZE", "50", "200"),
        Reason.INVALID,
        "field is immutable");
  }

  @Test
  void aVolumeGrowsWhereItsStorageClassLetsIt() {
    furnishings.claim("ledger-data", false);
    ExpandVolume expand = new ExpandVolume(hand.read(CLAIM).target(), "10Gi", "20Gi");
    hand.never(expand, Reason.INVALID, "does not allow its volumes to grow");
    bench.patch(
        "/apis/storage.k8s.io/v1/storageclasses/fast",
        Bench.MERGE,
        "{\"allowVolumeExpansion\":true}");
    assertThat(hand.previewed(expand)).contains("spec.resources.requests.storage: 10Gi -> 20Gi");
    hand.write(expand);
    assertThat(expand.now(hand.read(CLAIM))).isEqualTo(expand.after());
    String path = "/api/v1/namespaces/shop/persistentvolumeclaims/ledger-data";
    bench.passUntil(() -> bench.get(path).at("status", "capacity", "storage").equals("20Gi"));
    assertThat(
            bench
                .patch(
                    path,
                    Bench.MERGE,
                    "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"10Gi\"}}}}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void aCronJobsWorkIsDoneOnceMoreAndNeverTwice() {
    furnishings.cronJob("nightly");
    Live before = hand.read(NIGHTLY);
    RerunCronJob rerun = RerunCronJob.of(before.target(), (Facts.CronJob) before.facts());
    assertThat(hand.previewed(rerun)).endsWith("(none) -> created");
    assertThat(jobs()).isZero();
    hand.write(rerun);
    Live after = hand.read(NIGHTLY);
    assertThat(rerun.now(after)).isEqualTo(rerun.after());
    assertThat(after.marker()).contains("PLN-1/rerun-cron-job");
    hand.never(
        RerunCronJob.of(after.target(), (Facts.CronJob) after.facts()),
        Reason.INVALID,
        "lets one Job run at a time");
    bench.passUntil(() -> ((Facts.CronJob) hand.read(NIGHTLY).facts()).running().isEmpty());
    // as after a lost answer: the name is taken, nothing is made
    hand.refused(rerun, before, Reason.CONFLICT, "a Job of CronJob");
    assertThat(jobs()).isEqualTo(1);
  }

  private long jobs() {
    return bench.get(JOBS).items().stream()
        .filter(job -> Json.text(job, "metadata", "name").startsWith("nightly-"))
        .count();
  }

  @Test
  void aDeleteAsksNoBudget() {
    budget(3);
    ObjectRef ref = Hand.ref("Pod", Json.text(bench.checkoutPods().getFirst(), "metadata", "name"));
    Live pod = hand.read(ref);
    hand.write(
        new DeletePod(pod.target(), ((Facts.Pod) pod.facts()).controller().orElseThrow(), 5));
    assertThat(
            bench.get(Bench.PODS + "/" + ref.name()).at("metadata", "deletionGracePeriodSeconds"))
        .isEqualTo("5");
    bench.passUntil(() -> hand.gone(ref) && bench.isRolledOut());
  }

  @Test
  void aPodWhoseNodeIsGoneIsForcedOut() {
    var pod = bench.checkoutPods().getFirst();
    ObjectRef ref = Hand.ref("Pod", Json.text(pod, "metadata", "name"));
    bench.delete("/api/v1/nodes/" + Json.text(pod, "spec", "nodeName"), "");
    bench.delete(Bench.PODS + "/" + ref.name(), "");
    bench.pass(Duration.ofSeconds(40));
    Live stuck = hand.read(ref);
    Facts.Pod facts = (Facts.Pod) stuck.facts();
    assertThat(facts.leaving().orElseThrow().nodeGone()).isTrue();
    DeleteStuckPod force = new DeleteStuckPod(stuck.target(), facts.controller().orElseThrow());
    assertThat(force.now(stuck)).isEqualTo(force.before());
    assertThat(hand.previewed(force)).endsWith("present -> deleted");
    assertThat(hand.gone(ref)).isFalse();
    hand.write(force);
    assertThat(hand.gone(ref)).isTrue();
  }

  @Test
  void aPodThatAFinalizerHoldsIsReported() {
    ObjectRef ref = Hand.ref("Pod", Json.text(bench.checkoutPods().getFirst(), "metadata", "name"));
    bench.patch(
        Bench.PODS + "/" + ref.name(),
        Bench.MERGE,
        "{\"metadata\":{\"finalizers\":[\"example.com/backup\"]}}");
    bench.delete(Bench.PODS + "/" + ref.name(), "");
    bench.pass(Duration.ofSeconds(40));
    assertThat(((Facts.Pod) hand.read(ref).facts()).leaving().orElseThrow().state())
        .isEqualTo("held by finalizers example.com/backup");
  }

  @Test
  void aNodeIsDrainedAsBudgetsAllowAndOpenedAgain() {
    budget(2);
    String node = Json.text(bench.checkoutPods().getFirst(), "spec", "nodeName");
    ObjectRef ref = Hand.ref("Node", node);
    Live live = hand.read(ref);
    DrainNode drain = new DrainNode(live.target(), Deeds.guests(live), false);
    assertThat(drain.now(live)).isEqualTo(drain.before());
    assertThat(hand.previewed(drain))
        .contains("spec.unschedulable: false -> true", "present -> evicted");
    assertThat(((Facts.Node) hand.read(ref).facts()).schedulable()).isTrue();
    bench.passUntil(() -> hand.once(drain) instanceof Outcome.Done<Written>);
    Live after = hand.read(ref);
    assertThat(drain.now(after)).isEqualTo(drain.after());
    assertThat(drain.left(after)).isEmpty();
    hand.write(new UncordonNode(after.target()));
    assertThat(((Facts.Node) hand.read(ref).facts()).schedulable()).isTrue();
    bench.passUntil(bench::isRolledOut);
  }

  private void budget(int least) {
    Furnishings.made(
        bench.post(
            BUDGETS,
            """
            {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"keep"},
             "spec":{"minAvailable":%d,"selector":{"matchLabels":
               {"app.kubernetes.io/name":"checkout"}}}}\
            """
                .formatted(least)));
    bench.pass(Duration.ofSeconds(2));
  }
}
