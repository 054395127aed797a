package dev.hindsight.actions.plan;

/** One action with what must hold before, what must hold after, and how it is taken back. */
public record Step(Action action, String precondition, String verification, String undo) {

  /** The step every action of the family gets: same promises, its own values. */
  public static Step of(Action action) {
    String object = action.target().object().display();
    return new Step(
        action,
        "%s has UID %s, generation %d and %s"
            .formatted(
                object, action.target().uid(), action.target().generation(), action.beforeWords()),
        "rollout of %s complete, alert gone, good samples in a row through the soak time"
            .formatted(object),
        action.undo().sentence());
  }
}
