package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;

/** One shift hands over to the next, and has a receipt for it. */
public interface ShiftDesk {

  /**
   * Keeps what is handed over, once for each mark.
   *
   * @param words what whoever goes says of it
   * @return its number
   */
  long handOver(String team, PersonId person, String words, String mark);

  /** Somebody takes it over; the second one hears who did. */
  Answer takeOver(long handoff, PersonId person);
}
