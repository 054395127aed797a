package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * How people handle an incident.
 *
 * @param assignee who takes care of it
 * @param snoozed until when it is left alone; empty while it is not
 */
public record Handling(Optional<PersonId> assignee, Optional<Snoozed> snoozed) {

  /** Nobody does yet. */
  public static final Handling NONE = new Handling(Optional.empty(), Optional.empty());

  /** Left alone until then. */
  public record Snoozed(Instant until, PersonId by) {}
}
