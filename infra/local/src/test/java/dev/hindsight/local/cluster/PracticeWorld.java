package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.local.cluster.Programs.Said;
import dev.hindsight.local.cluster.store.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A practice cluster of its own. */
final class PracticeWorld implements World {

  static final List<String> KNOWN =
      List.of(
          "undo-rollout",
          "restart-rollout",
          "scale-deployment",
          "set-resources",
          "set-image",
          "delete-pod",
          "cordon-node",
          "drain-node");

  // in which order the fields are told is nobody's promise
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final ObjectRef CHECKOUT = Hand.ref("Deployment", "checkout");

  private final Hand hand = new Hand();
  private final Programs programs;
  private final Action action;

  PracticeWorld(String name, Path folder) {
    programs = Programs.kubernetes(folder, hand.bench);
    action = action(name);
    assertThat(action.name()).isEqualTo(name);
  }

  private Action action(String name) {
    Live checkout = hand.read(CHECKOUT);
    Facts.Workload workload = Hand.workload(checkout);
    Live pod = hand.read(Hand.ref("Pod", of(hand.bench, "metadata", "name")));
    Live node = hand.read(Hand.ref("Node", of(hand.bench, "spec", "nodeName")));
    return switch (name) {
      case "undo-rollout" -> undoOfARollout();
      case "restart-rollout" -> RestartRollout.of(checkout.target(), workload.restart());
      case "scale-deployment" ->
          new ScaleDeployment(checkout.target(), workload.replicas(), workload.replicas() + 1);
      case "set-resources" -> moreMemory(checkout);
      case "set-image" -> earlierImage(checkout);
      case "delete-pod" ->
          new DeletePod(pod.target(), ((Facts.Pod) pod.facts()).controller().orElseThrow(), 5);
      case "cordon-node" -> new CordonNode(node.target());
      case "drain-node" -> new DrainNode(node.target(), Deeds.guests(node), false);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String of(Bench bench, String... path) {
    return Json.text(bench.checkoutPods().getFirst(), path);
  }

  private Action undoOfARollout() {
    hand.write(earlierImage(hand.read(CHECKOUT)));
    settle();
    Live live = hand.read(CHECKOUT);
    List<Facts.Revision> kept = Hand.workload(live).revisions();
    return new UndoRollout(live.target(), kept.getFirst().ref(), kept.get(1).ref());
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

  @Override
  public Action action() {
    return action;
  }

  @Override
  public ObjectRef watched() {
    return hand.read(CHECKOUT).ref();
  }

  @Override
  public void write(Action typed) {
    // a drain goes on from call to call
    for (int i = 0; i < 600 && !(hand.once(typed) instanceof Outcome.Done<Written>); i++) {
      hand.bench.pass(Duration.ofMillis(200));
    }
    settle();
  }

  @Override
  public String state() {
    settle();
    ObjectRef ref = action.target().object();
    String now = hand.gone(ref) ? "gone" : action.now(hand.read(ref)) + spec(ref);
    return "%s; checkout%s with %d pods".formatted(now, spec(CHECKOUT), pods());
  }

  private String spec(ObjectRef ref) {
    return ref.kind().equals("Pod") ? "" : " " + SORTED.writeValueAsString(content(ref));
  }

  /** Also without a nothing that kubectl writes down. */
  private Map<?, ?> content(ObjectRef ref) {
    ObjectNode spec = hand.read(ref).object().path("spec").deepCopy().asObject();
    if (spec.at("/template/metadata") instanceof ObjectNode template) {
      template.remove("creationTimestamp");
    }
    return JsonMapper.shared().convertValue(spec, Map.class);
  }

  private int pods() {
    return hand.bench.checkoutPods().size();
  }

  @Override
  public Said run(Script script, Plan plan, boolean undo) {
    return programs.run(script, plan, undo);
  }

  /** What was just written is not seen by everybody at once. */
  private void settle() {
    hand.bench.pass(Duration.ofSeconds(10));
    for (int minute = 0; minute < 12 && !quiet(); minute++) {
      hand.bench.pass(Duration.ofMinutes(1));
    }
    assertThat(quiet()).as(hand.health(CHECKOUT)).isTrue();
  }

  private boolean quiet() {
    return hand.bench.isRolledOut() && hand.healthy(CHECKOUT);
  }

  @Override
  public void close() {
    hand.close();
  }
}
