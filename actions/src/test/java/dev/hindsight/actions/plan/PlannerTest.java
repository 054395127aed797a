package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UndoRollout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The table: template and living object in, action or reason out. */
class PlannerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Template RECENT = new Template.UndoRecentRollout("24h");
  private static final Template OUT = new Template.ScaleOut(new BigDecimal("2"), 12);
  private static final Template MEMORY = new Template.SetMemoryLimit(new BigDecimal("2"), "4Gi");

  private record Row(Template template, Live live, Optional<Action> action, String says) {}

  private static Row makes(Template template, Live live, Action action, String title) {
    return new Row(template, live, Optional.of(action), title);
  }

  private static Row refuses(Template template, Live live, String reason) {
    return new Row(template, live, Optional.empty(), reason);
  }

  static Stream<Row> rollouts() {
    Live young = checkout(Duration.ofHours(1), revision(3, "a", 0), revision(2, "b", 2));
    Action undo =
        new UndoRollout(young.target(), Samples.revision(3, "a"), Samples.revision(2, "b"));
    return Stream.of(
        makes(new Template.UndoRollout(), young, undo, "Undo rollout of checkout to revision 2"),
        makes(RECENT, young, undo, "to revision 2"),
        // it worked for days: it is not the cause
        refuses(
            RECENT,
            checkout(Duration.ofDays(3), revision(3, "a", 0), revision(2, "b", 2)),
            "Revision 3 of Deployment shop/checkout is 3 days old"),
        refuses(RECENT, live("Deployment", "checkout", workload(Optional.empty(), 2)), "how old"),
        refuses(RECENT, checkout(Duration.ofHours(1), revision(3, "a", 0)), "no earlier revision"),
        // an earlier revision that differs in nothing helps nobody
        refuses(
            RECENT,
            checkout(Duration.ofHours(1), revision(3, "a", 0), revision(2, "a", 2)),
            "has the same pod template"),
        makes(
            new Template.RestartCulprit(),
            young,
            RestartRollout.of(young.target(), Optional.empty()),
            "Restart checkout"),
        refuses(new Template.RestartCulprit(), scaled(0), "nothing to restart"),
        makes(
            new Template.SetImage("checkout", "i:2"),
            young,
            new SetImage(young.target(), "checkout", "i:3", "i:2"),
            "Set the image of checkout to i:2"),
        refuses(new Template.SetImage("checkout", "i:3"), young, "runs that image already"),
        refuses(new Template.SetImage("sidecar", "i:3"), young, "has no container sidecar"));
  }

  static Stream<Row> sizes() {
    Resources old = Resources.of(Map.of("memory", "256Mi"), Map.of("memory", "256Mi"));
    Resources more = Resources.of(Map.of("memory", "512Mi"), Map.of("memory", "512Mi"));
    return Stream.of(
        makes(OUT, scaled(2), new ScaleDeployment(scaled(2).target(), 2, 4), "from 2 to 4"),
        makes(OUT, scaled(7), new ScaleDeployment(scaled(7).target(), 7, 12), "from 7 to 12"),
        refuses(OUT, scaled(12), "has 12 replicas already; the playbook goes up to 12"),
        refuses(OUT, scaled(0), "scaled to zero"),
        // half a replica more is one more
        makes(
            new Template.ScaleOut(new BigDecimal("1.5"), 9),
            scaled(1),
            new ScaleDeployment(scaled(1).target(), 1, 2),
            "from 1 to 2"),
        makes(
            MEMORY,
            scaled(2),
            new SetResources(scaled(2).target(), "checkout", old, more),
            "Raise the memory limit of checkout from 256Mi to 512Mi"));
  }

  static Stream<Row> others() {
    Live node = live("Node", "worker-2", new Facts.Node(true));
    Live pod = live("Pod", "checkout-1", new Facts.Pod(Optional.of("ReplicaSet r1")));
    Live job = live("Job", "nightly", new Facts.Job(true));
    Template cordon = new Template.CordonNode();
    Template delete = new Template.DeletePod(30);
    Template clean = new Template.DeleteFailedJob();
    return Stream.of(
        makes(cordon, node, new CordonNode(node.target()), "Cordon node worker-2"),
        refuses(
            cordon,
            live("Node", "worker-2", new Facts.Node(false)),
            "Node worker-2 is cordoned already"),
        makes(
            delete, pod, new DeletePod(pod.target(), "ReplicaSet r1", 30), "Delete pod checkout-1"),
        makes(
            new Template.EvictPod(),
            pod,
            new EvictPod(pod.target(), "ReplicaSet r1"),
            "Evict pod checkout-1"),
        refuses(
            delete,
            live("Pod", "lonely", new Facts.Pod(Optional.empty())),
            "nothing would make it again"),
        makes(clean, job, new DeleteFailedJob(job.target()), "Delete the failed job nightly"),
        refuses(clean, live("Job", "nightly", new Facts.Job(false)), "has not failed for good"),
        refuses(delete, node, "not for a Node"),
        refuses(cordon, scaled(2), "not for a Deployment"));
  }

  static Stream<Row> pods() {
    Template drain = new Template.DrainNode(2, false);
    Template stuck = new Template.DeleteStuckPod();
    Facts.Guest a = guest("a", Optional.of("ReplicaSet r"), false, false);
    Facts.Guest agent = guest("agent", Optional.of("DaemonSet agent"), true, true);
    Live node = live("Node", "worker-2", on(a, agent));
    Live lost = leaving(true);
    return Stream.of(
        makes(
            drain,
            node,
            new DrainNode(
                node.target(),
                List.of(new DrainNode.Pod("shop", "a", "a-uid", "ReplicaSet r")),
                false),
            "Drain node worker-2"),
        refuses(drain, live("Node", "worker-2", on(agent)), "no pod on Node worker-2"),
        // nothing would make it again
        refuses(
            drain,
            live("Node", "worker-2", on(a, guest("bare", Optional.empty(), false, false))),
            "pods without a controller, which nothing would make again: shop/bare"),
        refuses(
            drain,
            live("Node", "worker-2", on(guest("b", Optional.of("ReplicaSet r"), false, true))),
            "would lose the data of their emptyDir volumes: shop/b"),
        refuses(
            drain,
            live("Node", "worker-2", on(a, a, a)),
            "3 pods to evict; the playbook goes up to 2"),
        makes(
            stuck,
            lost,
            new DeleteStuckPod(lost.target(), "ReplicaSet r"),
            "Force the lost pod checkout-1 out"),
        refuses(
            stuck,
            leaving(false, "example.com/backup"),
            "since 30 minutes and is held by finalizers example.com/backup"),
        // its containers may still run
        refuses(stuck, leaving(false), "its node worker-9 is still registered"),
        refuses(
            stuck,
            live("Pod", "checkout-1", new Facts.Pod(Optional.of("ReplicaSet r"))),
            "not stuck"));
  }

  static Stream<Row> settings() {
    Template variable = new Template.SetEnvironment("checkout", "LOG_LEVEL", "debug");
    Template key = new Template.PatchConfigMap("PAGE_SIZE", "200");
    Template bounds = new Template.RaiseAutoscaler(new BigDecimal("2"), 10);
    Template expand = new Template.ExpandVolume(new BigDecimal("2"), "100Gi");
    Template rerun = new Template.RerunCronJob();
    Live scaler =
        live("HorizontalPodAutoscaler", "checkout", new Facts.Autoscaler(new Bounds(2, 6)));
    Live map = live("ConfigMap", "settings", new Facts.ConfigMap(Map.of("PAGE_SIZE", "50")));
    Live claim = live("PersistentVolumeClaim", "data", new Facts.Claim("10Gi"));
    Facts.CronJob idle =
        new Facts.CronJob(false, List.of(), Optional.of("nightly-7"), Optional.empty());
    Live nightly = live("CronJob", "nightly", idle);
    return Stream.of(
        makes(
            variable,
            scaled(2),
            new SetEnvironment(
                scaled(2).target(),
                "checkout",
                "LOG_LEVEL",
                Optional.empty(),
                Optional.of("debug")),
            "Set LOG_LEVEL of checkout"),
        makes(
            key, map, new PatchConfigMap(map.target(), "PAGE_SIZE", "50", "200"), "Set PAGE_SIZE"),
        refuses(
            key, live("ConfigMap", "settings", new Facts.ConfigMap(Map.of())), "no key PAGE_SIZE"),
        refuses(
            new Template.PatchConfigMap("app.conf", "x"),
            live("ConfigMap", "s", new Facts.ConfigMap(Map.of("app.conf", "db.password=hunter2"))),
            "looks as if it held a secret"),
        makes(
            bounds,
            scaler,
            new SetAutoscalerBounds(scaler.target(), new Bounds(2, 6), new Bounds(2, 10)),
            "Let checkout choose up to 10 replicas"),
        makes(expand, claim, new ExpandVolume(claim.target(), "10Gi", "20Gi"), "from 10Gi to 20Gi"),
        makes(rerun, nightly, RerunCronJob.of(nightly.target(), idle), "Run nightly once now"),
        refuses(
            rerun,
            live(
                "CronJob",
                "nightly",
                new Facts.CronJob(false, List.of("n-1"), Optional.of("n-1"), Optional.empty())),
            "one Job run at a time, and n-1 does"),
        makes(
            new Template.PauseRollout(),
            scaled(2),
            new PauseRollout(scaled(2).target()),
            "Pause the rollout of checkout"),
        makes(
            OUT,
            live("StatefulSet", "ledger", workload(Optional.empty(), 2)),
            new ScaleStatefulSet(
                live("StatefulSet", "ledger", workload(Optional.empty(), 2)).target(), 2, 4),
            "Scale ledger from 2 to 4"),
        refuses(
            OUT, live("DaemonSet", "agent", workload(Optional.empty(), 2)), "not for a DaemonSet"));
  }

  private static Facts.Node on(Facts.Guest... guests) {
    return new Facts.Node(true, Optional.empty(), List.of(guests));
  }

  private static Facts.Guest guest(
      String name, Optional<String> controller, boolean stays, boolean emptyDir) {
    return new Facts.Guest("shop", name, name + "-uid", controller, stays, false, emptyDir);
  }

  private static Live leaving(boolean nodeGone, String... finalizers) {
    Facts.Leaving leaving =
        new Facts.Leaving(
            NOW.minus(Duration.ofMinutes(30)), "worker-9", List.of(finalizers), nodeGone);
    return live(
        "Pod", "checkout-1", new Facts.Pod(Optional.of("ReplicaSet r"), Optional.of(leaving)));
  }

  @ParameterizedTest
  @MethodSource({"rollouts", "sizes", "others", "pods", "settings"})
  void plans(Row row) {
    switch (plan(row.template(), row.live())) {
      case Planned.Made(Plan plan) -> {
        assertThat(plan.steps().getFirst().action()).isEqualTo(row.action().orElseThrow());
        assertThat(plan.title()).contains(row.says());
      }
      case Planned.Nothing(String reason) -> {
        assertThat(row.action()).isEmpty();
        assertThat(reason).contains(row.says()).endsWith(".");
      }
    }
  }

  @Test
  void aRestartedDependencyIsVerifiedTogetherWithItsCaller() {
    Live payments = live("Deployment", "payments", workload(Optional.of(NOW), 2));
    assertThat(made(new Template.RestartCulprit(), payments).watched())
        .containsExactly(payments.ref(), Plans.WORKLOAD);
    assertThat(made(OUT, scaled(2)).watched()).containsExactly(Plans.WORKLOAD);
  }

  @Test
  void theTraceOfARestartIsAnotherOneForEachGeneration() {
    RestartRollout seventh = RestartRollout.of(Plans.target(), Optional.empty());
    RestartRollout eighth =
        RestartRollout.of(
            Plans.target("c1", "Deployment", "shop", "u1", 8), Optional.of(seventh.to()));
    assertThat(seventh.after()).isEqualTo(eighth.before()).isNotEqualTo(eighth.after());
  }

  private static Plan made(Template template, Live live) {
    return ((Planned.Made) plan(template, live)).plan();
  }

  private static Planned plan(Template template, Live live) {
    Diagnosis diagnosis = new Diagnosis(Optional.of(Plans.WORKLOAD), List.of(), List.of(), NOW);
    return Planner.plan(
        new Playbook("a-playbook", List.of("cause"), template),
        new Scene(live, Plans.WORKLOAD, diagnosis, NOW));
  }

  private static Live scaled(int replicas) {
    return live("Deployment", "checkout", workload(Optional.of(NOW), replicas));
  }

  private static Live checkout(Duration age, Facts.Revision... revisions) {
    return live("Deployment", "checkout", workload(Optional.of(NOW.minus(age)), 2, revisions));
  }

  private static Facts workload(
      Optional<Instant> since, int replicas, Facts.Revision... revisions) {
    Resources resources =
        Resources.of(Map.of("memory", "256Mi", "cpu", "1"), Map.of("memory", "256Mi"));
    return new Facts.Workload(
        "a",
        3,
        since,
        replicas,
        Optional.empty(),
        List.of(new Facts.Container("checkout", "i:3", resources)),
        List.of(revisions),
        false);
  }

  private static Facts.Revision revision(long number, String template, int ready) {
    return new Facts.Revision(
        Samples.revision(number, template), ready, JsonMapper.shared().createObjectNode());
  }

  private static Live live(String kind, String name, Facts facts) {
    return new Live(
        new ObjectRef("c1", kind, kind.equals("Node") ? "" : "shop", name),
        "u1",
        kind.equals("Deployment") ? 7 : 0,
        "1",
        Optional.empty(),
        false,
        facts,
        JsonMapper.shared().createObjectNode());
  }
}
