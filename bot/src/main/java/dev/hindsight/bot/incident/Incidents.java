package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents as they are kept; every change raises the version and shows the incident anew. */
interface Incidents {

  Optional<Incident> find(IncidentId id);

  /** Those of these numbers that there are. */
  List<Incident> all(List<IncidentId> ids);

  /**
   * As {@link #find}, and nobody else changes it or its alerts' correlation until the transaction
   * ends.
   */
  Optional<Incident> lock(IncidentId id);

  /** All that are not resolved, the worst first, then the oldest; at most a hundred. */
  List<Incident> open();

  /** How many are not resolved. */
  int countOpen();

  /** The newest incident about the same thing, open or not. */
  Optional<Incident> newest(String key);

  /** Makes all who correlate alerts of this key wait for each other until the transaction ends. */
  void serialize(String key);

  IncidentId open(Clues clues, String title, String summary, Instant openedAt);

  /** Back to open; empties the conclusion and lets a new plan be looked for. */
  void reopen(IncidentId id);

  /**
   * Raises severity if the new one is worse, where a person rated it only if it is worse than all
   * alerts before; a firing alert ends any count of good samples.
   */
  void joined(IncidentId id, Severity severity, boolean firing);

  /**
   * Counts one sample of the service's own indicator after the alerts ended.
   *
   * @return good samples in a row; empty when the last sample is younger than the spacing
   */
  Optional<Integer> sampled(IncidentId id, boolean good, Instant at, Duration spacing);

  /** Keeps what an investigation found. */
  void found(IncidentId id, Findings findings);

  /** Keeps how the findings were told. */
  void narrated(IncidentId id, Narrated narrated);

  /** Keeps the plan with what it was offered on. */
  void offered(IncidentId id, PlanId plan, Grounds grounds);

  /** Keeps the plan beside what one before was offered on. */
  void offeredToo(IncidentId id, PlanId plan);

  void notOffered(IncidentId id, String reason);

  /** Its plan has moved on. */
  void touched(IncidentId id);

  /** Somebody has it, and takes care of it where nobody else does. */
  void acknowledge(IncidentId id, PersonId person);

  void assign(IncidentId id, PersonId assignee);

  /** As bad as a person says; only an alert worse than all before it makes it worse again. */
  void rate(IncidentId id, Severity severity);

  void snooze(IncidentId id, Handling.Snoozed snoozed);

  void wake(IncidentId id);

  /** False when it is resolved already. */
  boolean resolve(IncidentId id, String conclusion, Instant at);
}
