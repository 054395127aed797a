package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;

/**
 * What people do about an incident, whatever they press or type; every answer is committed before
 * it is returned, and a refusal has changed nothing.
 */
@FunctionalInterface
public interface HandlingDesk {

  /** Makes the move, or says why not. */
  Answer make(IncidentId id, Move move, PersonId person);
}
