package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import java.util.Optional;

/** Has a model look further into an incident by tools that only read. */
public interface InquiryDesk {

  /**
   * Waits until it has come to an end; the engine's causes stay as they are. Who asks anew ends
   * what was asked for before.
   *
   * @param channel where it was asked for; empty where that is nobody's business
   */
  AnswerView investigate(IncidentId id, Optional<String> channel, InquiryWatch watch);

  /** Lets it take no further look, on whichever replica it runs. */
  Answer stop(IncidentId id, PersonId person);
}
