package dev.hindsight.bot.incident;

/** What an alert means for the incidents there are; each answer has a named reason. */
sealed interface Correlation {

  /** Nobody knows of this yet. */
  record Opens(Reason reason) implements Correlation {}

  /** It belongs to an open incident. */
  record Joins(IncidentId incident, Reason reason) implements Correlation {}

  /** It came back shortly after its incident was resolved. */
  record Reopens(IncidentId incident, Reason reason) implements Correlation {}

  /** Nothing to do. */
  record Ignores(Reason reason) implements Correlation {}

  /** Why; shared by log, metric and message. */
  enum Reason {
    NO_OPEN_INCIDENT_OF_THIS_SERVICE,
    SAME_SERVICE,
    SAME_ALERT,
    BACK_SOON_AFTER_RESOLVED,
    RESOLVED_BEFORE_ANY_INCIDENT,
    HEARTBEAT
  }
}
