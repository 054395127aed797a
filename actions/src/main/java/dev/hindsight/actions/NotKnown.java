package dev.hindsight.actions;

/** It cannot be told whether what a person asked was recorded: the database went away meanwhile. */
public final class NotKnown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotKnown(PlanId plan, Throwable cause) {
    super(
        "It is not known whether this was recorded: the database went away. Look at %s first."
            .formatted(plan),
        cause);
  }
}
