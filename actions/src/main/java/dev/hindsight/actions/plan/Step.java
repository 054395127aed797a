package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Target;
import java.util.List;
import java.util.stream.Collectors;

/** One action with what must hold before, what must hold after, and how it is taken back. */
public record Step(Action action, String precondition, String verification, String undo) {

  /** The step every action of the family gets: same promises, its own values. */
  public static Step of(Action action, List<ObjectRef> watched) {
    Target target = action.target();
    String generation =
        target.generation() > 0 ? ", generation %d".formatted(target.generation()) : "";
    return new Step(
        action,
        "%s has UID %s%s and %s"
            .formatted(target.object().display(), target.uid(), generation, action.beforeWords()),
        "%s, alert gone, good samples in a row through the soak time"
            .formatted(action.rollsOut() ? "rollout of %s complete" : "pods of %s ready")
            .formatted(
                watched.stream().map(ObjectRef::display).collect(Collectors.joining(" and "))),
        action.undo().words());
  }
}
