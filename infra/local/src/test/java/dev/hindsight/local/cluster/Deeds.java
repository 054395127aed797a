package dev.hindsight.local.cluster;

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
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.local.cluster.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every action there is, each on an object of a practice cluster that suits it. */
final class Deeds {

  private static final String CONTAINER = "checkout";

  private final Hand hand;
  private final List<Deed> all = new ArrayList<>();

  /** One action and its object as it was just read. */
  record Deed(Action action, Live live) {}

  private Deeds(Hand hand) {
    this.hand = hand;
  }

  /** With the rights to read them. */
  static List<Deed> in(Hand hand) {
    Deeds deeds = new Deeds(hand);
    deeds.furnish();
    deeds.onWorkloads();
    deeds.onContainers();
    deeds.onPods();
    deeds.onOthers();
    return List.copyOf(deeds.all);
  }

  private void furnish() {
    Furnishings furnishings = new Furnishings(hand.bench);
    furnishings.statefulSet("ledger", "");
    furnishings.daemonSet("log-agent");
    furnishings.autoscaler(3, 4);
    furnishings.claim("ledger-data", true);
    furnishings.cronJob("nightly");
    furnishings.job("once");
  }

  private void add(String kind, String name, Function<Live, Action> make) {
    Live live = hand.read(Hand.ref(kind, name));
    all.add(new Deed(make.apply(live), live));
  }

  private void onWorkloads() {
    for (String workload :
        List.of("Deployment/checkout", "StatefulSet/ledger", "DaemonSet/log-agent")) {
      String[] parts = workload.split("/", 2);
      add(parts[0], parts[1], live -> RestartRollout.of(live.target(), Optional.empty()));
    }
    add("Deployment", CONTAINER, live -> new ScaleDeployment(live.target(), 3, 4));
    add("StatefulSet", "ledger", live -> new ScaleStatefulSet(live.target(), 2, 3));
    add("Deployment", CONTAINER, live -> new PauseRollout(live.target()));
    add("Deployment", CONTAINER, live -> new ResumeRollout(live.target()));
    add("Deployment", CONTAINER, Deeds::undo);
  }

  private static Action undo(Live live) {
    Facts.Workload now = Hand.workload(live);
    return new UndoRollout(
        live.target(), now.revisions().getFirst().ref(), now.revisions().getLast().ref());
  }

  private void onContainers() {
    add(
        "Deployment",
        CONTAINER,
        live ->
            new SetResources(
                live.target(),
                CONTAINER,
                Resources.of(Map.of("memory", "256Mi"), Map.of()),
                Resources.of(Map.of("memory", "512Mi"), Map.of())));
    add(
        "Deployment",
        CONTAINER,
        live ->
            new SetImage(
                live.target(),
                CONTAINER,
                "registry.shop.example/shop/checkout:1.8.2",
                "registry.shop.example/shop/checkout:1.8.1"));
    add(
        "Deployment",
        CONTAINER,
        live ->
            new SetEnvironment(
                live.target(), CONTAINER, "LOG_LEVEL", Optional.of("info"), Optional.of("debug")));
  }

  private void onPods() {
    var checkout = hand.bench.checkoutPods().getFirst();
    String pod = Json.text(checkout, "metadata", "name");
    String node = Json.text(checkout, "spec", "nodeName");
    add("Pod", pod, live -> new EvictPod(live.target(), controller(live)));
    add("Pod", pod, live -> new DeletePod(live.target(), controller(live), 5));
    add("Pod", pod, live -> new DeleteStuckPod(live.target(), controller(live)));
    add("Node", node, live -> new CordonNode(live.target()));
    add("Node", node, live -> new UncordonNode(live.target()));
    add("Node", node, live -> new DrainNode(live.target(), guests(live), false));
  }

  private static String controller(Live live) {
    return ((Facts.Pod) live.facts()).controller().orElseThrow();
  }

  /** Those that a drain has to move. */
  static List<DrainNode.Pod> guests(Live live) {
    return ((Facts.Node) live.facts())
        .pods().stream()
            .filter(guest -> !guest.stays())
            .map(
                guest ->
                    new DrainNode.Pod(
                        guest.namespace(),
                        guest.name(),
                        guest.uid(),
                        guest.controller().orElse("")))
            .toList();
  }

  private void onOthers() {
    add("Job", "once", live -> new DeleteFailedJob(live.target()));
    add("CronJob", "nightly", live -> RerunCronJob.of(live.target(), (Facts.CronJob) live.facts()));
    add(
        "HorizontalPodAutoscaler",
        "checkout",
        live -> new SetAutoscalerBounds(live.target(), new Bounds(3, 4), new Bounds(4, 6)));
    add(
        "ConfigMap",
        "checkout-settings",
        live -> new PatchConfigMap(live.target(), "PAGE_SIZE", "50", "200"));
    add(
        "PersistentVolumeClaim",
        "ledger-data",
        live -> new ExpandVolume(live.target(), "10Gi", "20Gi"));
  }
}
