package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.local.cluster.Programs.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Scripts really run against a cluster end where the typed plan ends, and once is as often: what
 * {@link MostUsedActionsTest} leaves out.
 */
class ScriptsTest {

  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");
  private static final ObjectRef SCALER = Hand.ref("HorizontalPodAutoscaler", "checkout");
  private static final ObjectRef MAP = Hand.ref("ConfigMap", "checkout-settings");

  @TempDir private Path folder;
  private final Hand hand = new Hand();
  private final Bench bench = hand.bench;
  private Programs programs;

  @BeforeEach
  void start() {
    programs = Programs.kubernetes(folder, bench);
  }

  @AfterEach
  void stop() {
    hand.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void settingsOfOtherObjects(Script script) {
    String hostile = "it's $(id)\n\n\"x\" {{ 1 }} \\ é\u2028";
    same(script, MAP, live -> new PatchConfigMap(live.target(), "PAGE_SIZE", "50", hostile));
    autoscaler();
    same(
        script,
        SCALER,
        live -> new SetAutoscalerBounds(live.target(), new Bounds(3, 4), new Bounds(3, 6)));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void aWorkload(Script script) {
    same(
        script,
        CHECKOUT,
        live ->
            new SetEnvironment(
                live.target(), "checkout", "FEATURE_CACHE", Optional.empty(), Optional.of("off")));
    same(
        script,
        CHECKOUT,
        live ->
            new SetEnvironment(
                live.target(), "checkout", "LOG_LEVEL", Optional.of("info"), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void itStopsInAnotherCluster(Script script) {
    Live live = hand.read(CHECKOUT);
    ObjectRef elsewhere = new ObjectRef("another", "Deployment", "shop", "checkout");
    Target target = new Target(elsewhere, live.uid(), live.generation());
    Said said = programs.run(script, plan(new ScaleDeployment(target, replicas(live), 4)), false);
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(said.text()).contains("this is not the cluster of the plan");
    assertThat(replicas(hand.read(CHECKOUT))).isEqualTo(replicas(live));
  }

  /** As if the object were made anew under its name between the look and the write. */
  @Test
  void theServerRefusesAWriteToAnObjectOfAnotherUid() {
    refused(deletion(), "Precondition failed");
    Action patch = new PatchConfigMap(hand.read(MAP).target(), "PAGE_SIZE", "50", "60");
    refused(patch, "immutable");
    assertThat(patch.now(hand.read(MAP))).isEqualTo(patch.before());
  }

  private void refused(Action action, String words) {
    String script = Script.SHELL.of("plan", plan(action));
    String sent = "\"uid\":\"%s\"";
    Said said =
        programs.run(
            Script.SHELL,
            script.replace(sent.formatted(action.target().uid()), sent.formatted("another")),
            false);
    assertThat(said.exit()).as(said.text()).isNotZero();
    assertThat(said.text()).contains(words);
    Live live = hand.read(action.target().object());
    assertThat(live.uid()).isEqualTo(action.target().uid());
    assertThat(live.terminating()).isFalse();
  }

  private DeletePod deletion() {
    String name = bench.checkoutPods().getFirst().at("/metadata/name").asString();
    Live pod = hand.read(Hand.ref("Pod", name));
    return new DeletePod(pod.target(), ((Facts.Pod) pod.facts()).controller().orElseThrow(), 5);
  }

  private static int replicas(Live live) {
    return Hand.workload(live).replicas();
  }

  /** By script, again by script, back by script; then by the bot: the same object each time. */
  private void same(Script script, ObjectRef ref, Function<Live, Action> make) {
    Live before = hand.read(ref);
    Action action = make.apply(before);
    Said said = programs.run(script, plan(action), false);
    assertThat(said.exit()).as(said.text()).isZero();
    Live after = hand.read(ref);
    assertThat(action.now(after)).isEqualTo(action.after());
    again(script, action);
    Said back = programs.run(script, plan(action), true);
    assertThat(back.exit()).as(back.text()).isZero();
    assertThat(action.now(hand.read(ref))).isEqualTo(action.before());
    assertThat(content(hand.read(ref))).isEqualTo(content(before));
    Action typed = make.apply(hand.read(ref));
    hand.write(typed);
    assertThat(content(hand.read(ref))).isEqualTo(content(after));
    hand.write(((Undo.By) typed.undo()).action());
    settle();
  }

  /** A pod that ended meanwhile is started again after a pause that grows to five minutes. */
  private void settle() {
    for (int minute = 0; minute < 12 && !hand.healthy(CHECKOUT); minute++) {
      bench.pass(Duration.ofMinutes(1));
    }
    assertThat(hand.healthy(CHECKOUT)).as(hand.health(CHECKOUT)).isTrue();
  }

  private void again(Script script, Action action) {
    long generation = hand.read(action.target().object()).generation();
    Said said = programs.run(script, plan(action), false);
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("already done");
    assertThat(hand.read(action.target().object()).generation()).isEqualTo(generation);
  }

  private static JsonNode content(Live live) {
    return live.object().path(live.ref().kind().equals("ConfigMap") ? "data" : "spec");
  }

  private Plan plan(Action action) {
    return Plan.of("Do it", "by hand", action, List.of(hand.read(CHECKOUT).ref()));
  }

  private void autoscaler() {
    assertThat(
            bench
                .post(
                    "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
                    """
                    {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler",
                     "metadata":{"name":"checkout"},"spec":{"minReplicas":3,"maxReplicas":4,
                       "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"checkout"}}}\
                    """)
                .status())
        .isEqualTo(201);
  }
}
