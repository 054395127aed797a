package dev.hindsight.bot.incident;

/** Thrown to take back a vote that would start a run for an incident that is over. */
final class IncidentOver extends RuntimeException {

  private static final long serialVersionUID = 1;

  IncidentOver(IncidentId id) {
    super("%s is resolved: nothing needs to be run.".formatted(id));
  }
}
