package dev.hindsight.actions.store;

import dev.hindsight.actions.PersonId;

/** A person's wish that a run end before its next step. */
public record Cancel(PersonId by, String reason) {

  /** Who wants it and why. */
  public String sentence() {
    return reason.isBlank() ? "cancelled by " + by : "cancelled by %s: %s".formatted(by, reason);
  }
}
