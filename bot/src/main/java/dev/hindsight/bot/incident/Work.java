package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.alert.AlertId;
import java.time.Instant;

/** The path's steps as durable work: queued in the caller's transaction, done at least once. */
interface Work {

  void correlate(AlertId alert);

  void investigate(IncidentId incident, Instant at);

  void narrate(IncidentId incident);

  void settle(IncidentId incident, Instant at);

  /** Looks then whether a snooze is over. */
  void wake(IncidentId incident, Instant at);

  void planFinished(PlanId plan, IncidentId incident);
}
