package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Changes how many replicas of a StatefulSet are wanted; its volumes stay. */
@Meaning(
    "Changes how many replicas of a StatefulSet are wanted. Refused where the StatefulSet deletes"
        + " volumes of pods that go (whenScaled: Delete): that would lose data, and so would the"
        + " undo.")
@Needs(group = "apps", resource = "statefulsets", verb = "patch")
public record ScaleStatefulSet(
    Target target,
    @Meaning("replicas wanted now, 0 to 1000") int from,
    @Meaning("replicas wanted then, 0 to 1000") int to)
    implements Scaling {

  static final String NAME = "scale-stateful-set";

  public ScaleStatefulSet {
    Scaling.check(from, to);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "StatefulSet";
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ScaleStatefulSet(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to > from
        ? new Assessment(Risk.MEDIUM, "new members of a stateful service may move its data")
        : new Assessment(Risk.HIGH, "it takes members away from a stateful service");
  }
}
