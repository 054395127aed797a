package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;

/** What people say of the bot to whoever runs it. */
@FunctionalInterface
public interface FeedbackBox {

  /**
   * Keeps it, once for each mark.
   *
   * @param mark of what was pressed or sent
   */
  Answer keep(PersonId person, String words, String mark);
}
