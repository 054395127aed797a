package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.prompts.Inquiry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what came of looking further, look by look, and who is at it. */
interface Inquiries {

  /** Begins one; an older one of the same incident is no longer wanted. */
  UUID begin(IncidentId id);

  /** Why this one is no longer wanted, one sentence; empty while it is. */
  Optional<String> unwanted(IncidentId id, UUID run);

  /** Whether one was going on. */
  boolean stop(IncidentId id, PersonId person);

  void keep(IncidentId id, UUID run, Inquiry inquiry, Instant begun, Instant ended);

  /** How earlier ones ended, in words of ours, the newest last. */
  List<String> endings(IncidentId id);
}
