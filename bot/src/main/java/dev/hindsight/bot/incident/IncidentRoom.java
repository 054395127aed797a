package dev.hindsight.bot.incident;

/** Where an incident is shown; a chat surface implements it. */
public interface IncidentRoom {

  /**
   * The incident has changed: show it. Called inside the transaction of the change, so it only
   * queues; showing the same version twice is harmless.
   */
  void refresh(IncidentId id);
}
