package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.local.cluster.store.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** Every action against the cluster, with the rights of the shipped manifest: written, undone. */
class ActionsTest {

  private static final String SERVICE_ACCOUNT = "system:serviceaccount:hindsight:hindsight";
  private static final long WITH_A_FAILED_JOB = 4;
  private static final ObjectRef CHECKOUT = ref("Deployment", "shop", "checkout");
  private static final String BUDGETS = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
  private static final String JOBS = "/apis/batch/v1/namespaces/shop/jobs";

  private final Bench bench = new Bench();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private Adapter adapter;

  @BeforeEach
  void connect(@TempDir Path directory) {
    Path kubeconfig = directory.resolve("kubeconfig");
    bench.cluster.writeKubeconfig(kubeconfig, SERVICE_ACCOUNT);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("hindsight.kubernetes.kubeconfig", kubeconfig.toString())));
    context.register(OneAdapter.class);
    context.refresh();
    adapter = context.getBean(Adapter.class);
    bench.passUntil(bench::isRolledOut);
  }

  @AfterEach
  void stop() {
    context.close();
    bench.close();
  }

  @Test
  void aDeploymentIsScaledAndBack() {
    doneAndUndone(CHECKOUT, live -> new ScaleDeployment(live.target(), 3, 4));
    bench.passUntil(bench::isRolledOut);
    assertThat(healthy()).isTrue();
  }

  @Test
  void resourcesAreSetAndBack() {
    doneAndUndone(
        CHECKOUT,
        live -> {
          Resources now = workload(live).containers().getFirst().resources();
          Resources more =
              Resources.of(Map.of("memory", "1Gi"), Map.of("cpu", "200m", "memory", "300Mi"));
          return new SetResources(
              live.target(),
              workload(live).containers().getFirst().name(),
              Resources.of(
                  Map.of("memory", now.limits().getOrDefault("memory", "")),
                  Map.copyOf(now.requests())),
              more);
        });
  }

  @Test
  void anImageOfTheHistoryIsSetAndBack() {
    doneAndUndone(
        CHECKOUT,
        live -> {
          Facts.Container container = workload(live).containers().getFirst();
          String earlier =
              workload(live).revisions().getLast().ref().images().get(container.name());
          SetImage set = new SetImage(live.target(), container.name(), container.image(), earlier);
          assertThat(done(adapter.around(set)).images()).contains(earlier);
          return set;
        });
  }

  @Test
  void aRolloutIsUndoneAndBack() {
    doneAndUndone(
        CHECKOUT,
        live -> {
          Facts.Workload now = workload(live);
          return new UndoRollout(
              live.target(), now.revisions().getFirst().ref(), now.revisions().getLast().ref());
        });
    bench.passUntil(bench::isRolledOut);
    assertThat(healthy()).isTrue();
  }

  @Test
  void aRestartGivesNewPodsOfTheSameTemplate() {
    Live before = read(CHECKOUT);
    var old = bench.checkoutPods().stream().map(p -> Json.text(p, "metadata", "uid")).toList();
    write(RestartRollout.of(before.target(), workload(before).restart()));
    Live after = read(CHECKOUT);
    assertThat(workload(after).restart()).contains("after-generation-" + before.generation());
    assertThat(workload(after).template()).isEqualTo(workload(before).template());
    bench.passUntil(() -> bench.isRolledOut() && healthy());
    assertThat(bench.checkoutPods())
        .noneMatch(pod -> old.contains(Json.text(pod, "metadata", "uid")));
  }

  @Test
  void aNodeIsCordonedAndBack() {
    String node = Json.text(bench.get("/api/v1/nodes").items().getFirst(), "metadata", "name");
    ObjectRef ref = ref("Node", "", node);
    doneAndUndone(ref, live -> new CordonNode(live.target()));
    assertThat(done(adapter.around(new CordonNode(read(ref).target()))).otherNodes())
        .isNotEmpty()
        .doesNotContain(node);
  }

  @Test
  void aPodGoesWhenItsBudgetAllowsAndComesBackAsAnother() {
    String name = Json.text(bench.checkoutPods().getFirst(), "metadata", "name");
    Live pod = read(ref("Pod", "shop", name));
    String controller = ((Facts.Pod) pod.facts()).controller().orElseThrow();
    DeletePod action = new DeletePod(pod.target(), controller);
    bench.post(
        BUDGETS,
        """
        {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"keep"},
         "spec":{"minAvailable":3,"selector":{"matchLabels":
           {"app.kubernetes.io/name":"checkout"}}}}\
        """);
    bench.pass(Duration.ofSeconds(2));
    refused(action, pod, Reason.DISRUPTION_BUDGET, "needs 3 healthy pods");
    bench.send("DELETE", BUDGETS + "/keep", "", "", bench.cluster.token());
    assertThat(done(adapter.preview(action, pod)))
        .isEqualTo(pod.ref().display() + ": present -> deleted");
    write(action);
    bench.passUntil(() -> gone(pod.ref()) && bench.isRolledOut());
    assertThat(bench.checkoutPods()).hasSize(3);
  }

  @Test
  void aFailedJobGoesWithItsPods() {
    bench.cluster.inject(new Injection(Fault.OOM, "cart", Severity.MINOR, WITH_A_FAILED_JOB));
    var failed = bench.get(JOBS).items().getFirst();
    ObjectRef job = ref("Job", "shop", Json.text(failed, "metadata", "name"));
    Live live = read(job);
    DeleteFailedJob action = new DeleteFailedJob(live.target());
    assertThat(action.now(live)).isEqualTo(action.before());
    assertThat(pods(job)).isEqualTo(1);
    assertThat(done(adapter.preview(action, live))).endsWith("present -> deleted");
    assertThat(gone(job)).isFalse();
    write(action);
    bench.passUntil(() -> gone(job) && pods(job) == 0);
  }

  private long pods(ObjectRef job) {
    return bench.get(Bench.PODS).items().stream()
        .filter(pod -> Json.text(pod, "metadata", "name").startsWith(job.name()))
        .count();
  }

  @Test
  void whatMovedSinceItWasReadIsNotWritten() {
    Live old = read(CHECKOUT);
    write(new ScaleDeployment(old.target(), 3, 4));
    refused(new ScaleDeployment(old.target(), 3, 5), old, Reason.CONFLICT, "at the same moment");
    assertThat(workload(read(CHECKOUT)).replicas()).isEqualTo(4);
  }

  /** A dry run keeps nothing; the write is read back by its mark; the undo gives the old state. */
  private void doneAndUndone(ObjectRef ref, Function<Live, Action> make) {
    Live before = read(ref);
    Action action = make.apply(before);
    assertThat(action.now(before)).isEqualTo(action.before());
    assertThat(done(adapter.preview(action, before))).isNotBlank();
    assertThat(action.now(read(ref))).isEqualTo(action.before());
    write(action);
    Live after = read(ref);
    assertThat(action.now(after)).isEqualTo(action.after());
    assertThat(after.marker()).contains("PLN-1/" + action.name());
    Action undo = ((Undo.By) action.undo()).action();
    write(undo);
    assertThat(action.now(read(ref))).isEqualTo(action.before());
  }

  /** As a run does it: a conflict with the controllers' own writes is read and tried again. */
  private void write(Action action) {
    Outcome<Long> outcome = adapter.write(change(action, read(action.target().object())));
    for (int i = 0; i < 20 && conflict(outcome); i++) {
      outcome = adapter.write(change(action, read(action.target().object())));
    }
    done(outcome);
  }

  private static boolean conflict(Outcome<Long> outcome) {
    return outcome instanceof Outcome.TryAgain<Long>(Reason reason, _, _)
        && reason == Reason.CONFLICT;
  }

  private static Change change(Action action, Live live) {
    return new Change(new PlanId(1), action, live, "PLN-1/" + action.name());
  }

  private void refused(Action action, Live live, Reason reason, String words) {
    assertThat(adapter.write(change(action, live)))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class,
            again -> {
              assertThat(again.reason()).isEqualTo(reason);
              assertThat(again.text()).contains(words);
            });
  }

  private boolean healthy() {
    Health health = done(adapter.health(CHECKOUT));
    return health.rolledOut() && health.allReady();
  }

  private boolean gone(ObjectRef ref) {
    return adapter.read(ref) instanceof Outcome.GaveUp<Live>(Reason reason, _)
        && reason == Reason.GONE;
  }

  private Live read(ObjectRef ref) {
    return done(adapter.read(ref));
  }

  private static Facts.Workload workload(Live live) {
    return live.workload().orElseThrow();
  }

  private static ObjectRef ref(String kind, String namespace, String name) {
    return new ObjectRef("practice", kind, namespace, name);
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(outcome);
  }

  /** The adapter alone. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan("dev.hindsight.actions.kubernetes")
  static class OneAdapter {

    @Bean
    Clock clock() {
      return new SettableClock();
    }

    @Bean
    UnaryOperator<String> redactor() {
      return UnaryOperator.identity();
    }
  }
}
