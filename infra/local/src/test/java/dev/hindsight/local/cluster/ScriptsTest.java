package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Scripts really run against a cluster end where the typed plan ends, and once is as often. */
class ScriptsTest {

  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");
  private static final ObjectRef SCALER = Hand.ref("HorizontalPodAutoscaler", "checkout");
  private static final ObjectRef NODE = Hand.ref("Node", "practice-node-1");
  private static final ObjectRef MAP = Hand.ref("ConfigMap", "checkout-settings");

  @TempDir private Path folder;
  private final Hand hand = new Hand();
  private final Bench bench = hand.bench;

  @AfterEach
  void stop() {
    hand.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void settingsOfOtherObjects(Script script) {
    same(script, NODE, live -> new CordonNode(live.target()));
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
    same(script, CHECKOUT, live -> new ScaleDeployment(live.target(), replicas(live), 4));
    same(script, CHECKOUT, ScriptsTest::moreMemory);
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
    restarted(script);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void anImageAndAnEarlierRevision(Script script) {
    same(script, CHECKOUT, ScriptsTest::earlierImage);
    hand.write(earlierImage(hand.read(CHECKOUT)));
    settle();
    Live live = hand.read(CHECKOUT);
    List<Facts.Revision> kept = Hand.workload(live).revisions();
    UndoRollout undo = new UndoRollout(live.target(), kept.getFirst().ref(), kept.get(1).ref());
    Said said = run(script, plan(undo));
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(undo.now(hand.read(CHECKOUT))).isEqualTo(undo.after());
    again(script, undo);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void itStopsInAnotherCluster(Script script) {
    Live live = hand.read(CHECKOUT);
    ObjectRef elsewhere = new ObjectRef("another", "Deployment", "shop", "checkout");
    Target target = new Target(elsewhere, live.uid(), live.generation());
    Said said = run(script, plan(new ScaleDeployment(target, replicas(live), 4)));
    assertThat(said.exit()).as(said.text()).isEqualTo(1);
    assertThat(said.text()).contains("this is not the cluster of the plan");
    assertThat(replicas(hand.read(CHECKOUT))).isEqualTo(replicas(live));
  }

  @ParameterizedTest
  @EnumSource(names = {"SHELL", "PYTHON"})
  void aPodIsDeletedOnce(Script script) {
    DeletePod delete = deletion();
    for (String words : List.of("", "already done")) {
      Said said = run(script, plan(delete));
      assertThat(said.exit()).as(said.text()).isZero();
      assertThat(said.text()).contains(words);
    }
    bench.passUntil(() -> hand.gone(delete.target().object()));
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
        run(
            Script.SHELL,
            script.replace(sent.formatted(action.target().uid()), sent.formatted("another")));
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

  private static Action moreMemory(Live live) {
    Facts.Container container = Hand.workload(live).containers().getFirst();
    Resources from = container.resources().only("memory");
    return new SetResources(
        live.target(),
        container.name(),
        from,
        Resources.of(Map.of("memory", "1024Mi"), from.requests()));
  }

  private static Action earlierImage(Live live) {
    Facts.Workload workload = Hand.workload(live);
    Facts.Container container = workload.containers().getFirst();
    String earlier =
        workload.revisions().stream()
            .map(r -> r.ref().images().getOrDefault(container.name(), container.image()))
            .filter(image -> !image.equals(container.image()))
            .findFirst()
            .orElseThrow();
    return new SetImage(live.target(), container.name(), container.image(), earlier);
  }

  /** By script, again by script, back by script; then by the bot: the same object each time. */
  private void same(Script script, ObjectRef ref, Function<Live, Action> make) {
    Live before = hand.read(ref);
    Action action = make.apply(before);
    Said said = run(script, plan(action));
    assertThat(said.exit()).as(said.text()).isZero();
    Live after = hand.read(ref);
    assertThat(action.now(after)).isEqualTo(action.after());
    again(script, action);
    Said back = run(script, plan(action), "undo");
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

  private void restarted(Script script) {
    Live before = hand.read(CHECKOUT);
    Action action = RestartRollout.of(before.target(), Hand.workload(before).restart());
    Said said = run(script, plan(action));
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(action.now(hand.read(CHECKOUT))).isEqualTo(action.after());
    assertThat(Hand.workload(hand.read(CHECKOUT)).template())
        .isEqualTo(Hand.workload(before).template());
    again(script, action);
  }

  private void again(Script script, Action action) {
    long generation = hand.read(action.target().object()).generation();
    Said said = run(script, plan(action));
    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("already done");
    assertThat(hand.read(action.target().object()).generation()).isEqualTo(generation);
  }

  private static JsonNode content(Live live) {
    return live.object().path(live.ref().kind().equals("ConfigMap") ? "data" : "spec");
  }

  private static Plan plan(Action action) {
    return Plan.of("Do it", "by hand", action, List.of(CHECKOUT));
  }

  private record Said(int exit, String text) {}

  private Said run(Script script, Plan plan, String... arguments) {
    return run(script, script.of("plan", plan), arguments);
  }

  /** The cluster's clock goes on while the program runs. */
  private Said run(Script script, String text, String... arguments) {
    try {
      Path file = folder.resolve("plan." + script.extension());
      // kubectl's --raw leaves out the path of the server's address, which has the token here
      Files.writeString(file, text.replace("--raw '/", "--raw '%s/".formatted(serverPath())));
      List<String> command =
          new ArrayList<>(
              List.of(
                  script == Script.SHELL ? "sh" : Requires.python().toString(), file.toString()));
      command.addAll(List.of(arguments));
      Path out = folder.resolve("out");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(out.toFile());
      builder.environment().put("KUBECONFIG", kubeconfig());
      builder.environment().put("HOME", folder.toString());
      String path = Requires.kubectl().toAbsolutePath().getParent() + ":";
      builder.environment().merge("PATH", path, (old, ours) -> ours + old);
      Process process = builder.start();
      process.getOutputStream().close();
      for (int i = 0; i < 3_000 && !process.waitFor(50, TimeUnit.MILLISECONDS); i++) {
        bench.pass(Duration.ofMillis(200));
      }
      process.destroyForcibly();
      return new Said(process.waitFor(), Files.readString(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String serverPath() throws IOException {
    Matcher server =
        Pattern.compile("https?://[^/\\s\"]+([^\\s\"]*)")
            .matcher(Files.readString(Path.of(kubeconfig())));
    assertThat(server.find()).isTrue();
    return server.group(1).replaceFirst("/$", "");
  }

  private String kubeconfig() {
    Path file = folder.resolve("kubeconfig");
    bench.cluster.writeKubeconfig(file);
    return file.toString();
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
