package dev.hindsight.bot.incident;

import java.util.Optional;

/** Has a model look further into an incident by tools that only read. */
@FunctionalInterface
public interface InquiryDesk {

  /**
   * Waits until it has come to an end; the engine's causes stay as they are.
   *
   * @param channel where it was asked for; empty where that is nobody's business
   */
  AnswerView investigate(IncidentId id, Optional<String> channel);
}
