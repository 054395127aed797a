package dev.hindsight.bot.incident;

/** The books of what models took. */
interface ModelBooks {

  /** All calls for one incident. */
  Bill of(IncidentId id);
}
