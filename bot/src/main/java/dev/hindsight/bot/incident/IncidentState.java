package dev.hindsight.bot.incident;

/** An incident's life. */
public enum IncidentState {
  OPEN,
  ACKNOWLEDGED,
  RESOLVED
}
