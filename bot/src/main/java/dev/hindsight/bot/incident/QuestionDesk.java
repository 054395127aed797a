package dev.hindsight.bot.incident;

import java.util.Optional;

/** Answers what people want to know, from what is known. */
@FunctionalInterface
public interface QuestionDesk {

  /**
   * Waits for a model where one is configured; says what is known in any case.
   *
   * @param about the incident it is about; empty where it is about none
   * @param channel where it was asked; empty where that is nobody's business
   */
  AnswerView answer(Optional<IncidentId> about, String question, Optional<String> channel);
}
