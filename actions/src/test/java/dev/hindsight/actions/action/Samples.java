package dev.hindsight.actions.action;

import dev.hindsight.actions.plan.Plans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One action of each kind there is. */
public final class Samples {

  private Samples() {}

  public static List<Action> all() {
    Target target = Plans.target();
    return List.of(
        new UndoRollout(target, revision(3, "a"), revision(2, "b")),
        RestartRollout.of(target, Optional.empty()),
        new ScaleDeployment(target, 2, 4),
        new SetResources(
            target,
            "app",
            Resources.of(Map.of("cpu", "500m"), Map.of()),
            Resources.of(Map.of("cpu", "1"), Map.of("cpu", "250m"))),
        new SetImage(target, "app", "checkout:2", "checkout:1"),
        new DeletePod(Plans.other("Pod", "checkout-1"), "ReplicaSet checkout-r1"),
        new DeleteFailedJob(Plans.other("Job", "nightly-1")),
        new CordonNode(Plans.other("Node", "worker-2")),
        new UncordonNode(Plans.other("Node", "worker-2")));
  }

  public static RevisionRef revision(long number, String template) {
    return new RevisionRef(number, template, new TreeMap<>(Map.of("checkout", "i:" + number)));
  }
}
