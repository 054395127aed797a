package dev.hindsight.bot.incident;

import java.util.Optional;

/** Has a model draft a plan where no playbook fits. */
@FunctionalInterface
public interface PlanDrafts {

  /**
   * Waits for a model; what it chose is offered on the card like any plan, marked as a draft. Where
   * no action fits, it writes a script for a person.
   *
   * @param channel where it was asked for; empty where that is nobody's business
   * @param alone whether nobody but our own people reads there; else no script is written
   * @return what came of it, for whoever asked
   */
  Drafted draft(IncidentId id, Optional<String> channel, boolean alone);

  /**
   * What came of it.
   *
   * @param script for a person, where there is one
   */
  record Drafted(String words, Optional<HandScript> script) {

    /** No script. */
    public static Drafted words(String words) {
      return new Drafted(words, Optional.empty());
    }
  }
}
