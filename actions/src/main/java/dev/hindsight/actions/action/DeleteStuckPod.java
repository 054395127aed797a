package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Optional;
import java.util.SortedMap;

/** Forgets a pod that cannot end because its node is gone. */
@Meaning(
    "Forces a pod out of the cluster's books that was deleted long ago and cannot end because its"
        + " node is gone. Only then: while the node is registered, its containers may still run,"
        + " and a second pod of the same identity could write to the same data. A pod that a"
        + " finalizer holds is refused, and the finalizers are named: who set them still has work"
        + " to do.")
@Needs(resource = "pods", verb = "delete")
public record DeleteStuckPod(
    Target target,
    @Meaning("what makes a new pod in its place; a pod without one is refused") String controller)
    implements PodRemoval {

  static final String NAME = "delete-stuck-pod";
  private static final String FIELD = "state";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Force %s out of the cluster's books: it was deleted and its node is gone"
        .formatted(target.object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, Facts.Leaving.LOST);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.of(
        FIELD,
        live.facts() instanceof Facts.Pod pod
            ? pod.leaving().map(Facts.Leaving::state)
            : Optional.empty());
  }

  /** It is on its way out all along; only when it is not there any more is it done. */
  @Override
  public boolean doneBy(Live live) {
    return false;
  }

  @Override
  public String beforeWords() {
    return "state " + Facts.Leaving.LOST;
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "it is forced: the cluster does not ask the pod's node");
  }
}
