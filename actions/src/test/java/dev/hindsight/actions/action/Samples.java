package dev.hindsight.actions.action;

import dev.hindsight.actions.plan.Plans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One action of each kind there is. */
public final class Samples {

  private Samples() {}

  public static List<Action> all() {
    return Stream.concat(kubernetes().stream(), AwsSamples.all().stream()).toList();
  }

  /** Those that change something in a cluster. */
  public static List<Action> kubernetes() {
    Target target = Plans.target();
    return List.of(
        new UndoRollout(target, revision(3, "a"), revision(2, "b")),
        RestartRollout.of(target, Optional.empty()),
        new ScaleDeployment(target, 2, 4),
        new ScaleStatefulSet(Plans.other("StatefulSet", "ledger"), 2, 3),
        new PauseRollout(target),
        new ResumeRollout(target),
        new SetResources(
            target,
            "app",
            Resources.of(Map.of("cpu", "500m"), Map.of()),
            Resources.of(Map.of("cpu", "1"), Map.of("cpu", "250m"))),
        new SetImage(target, "app", "checkout:2", "checkout:1"),
        new SetAutoscalerBounds(
            Plans.other("HorizontalPodAutoscaler", "checkout"),
            new SetAutoscalerBounds.Bounds(2, 4),
            new SetAutoscalerBounds.Bounds(2, 8)),
        new SetEnvironment(
            target, "app", "LOG_LEVEL", Optional.of("info"), Optional.of("it's debug")),
        new PatchConfigMap(Plans.other("ConfigMap", "checkout-settings"), "PAGE_SIZE", "50", "200"),
        new EvictPod(Plans.other("Pod", "checkout-1"), "ReplicaSet checkout-r1"),
        new DeletePod(Plans.other("Pod", "checkout-1"), "ReplicaSet checkout-r1", 30),
        new DeleteStuckPod(Plans.other("Pod", "checkout-1"), "ReplicaSet checkout-r1"),
        new RerunCronJob(Plans.other("CronJob", "nightly"), Optional.empty(), "after-nightly-7"),
        new ExpandVolume(Plans.other("PersistentVolumeClaim", "ledger-data"), "10Gi", "20Gi"),
        new DrainNode(
            Plans.other("Node", "worker-2"),
            List.of(new DrainNode.Pod("shop", "checkout-1", "p1", "ReplicaSet checkout-r1")),
            false),
        new DeleteFailedJob(Plans.other("Job", "nightly-1")),
        new CordonNode(Plans.other("Node", "worker-2")),
        new UncordonNode(Plans.other("Node", "worker-2")));
  }

  /** Each action again for other kinds of object where it has them. */
  public static List<Action> more() {
    return List.of(
        RestartRollout.of(Plans.other("StatefulSet", "ledger"), Optional.empty()),
        RestartRollout.of(Plans.other("DaemonSet", "log-agent"), Optional.empty()));
  }

  public static RevisionRef revision(long number, String template) {
    return new RevisionRef(number, template, new TreeMap<>(Map.of("checkout", "i:" + number)));
  }
}
