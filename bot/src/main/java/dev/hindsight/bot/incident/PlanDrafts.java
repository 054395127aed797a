package dev.hindsight.bot.incident;

import java.util.Optional;

/** Has a model draft a plan where no playbook fits. */
@FunctionalInterface
public interface PlanDrafts {

  /**
   * Waits for a model; what it chose is offered on the card like any plan, marked as a draft.
   *
   * @param channel where it was asked for; empty where that is nobody's business
   * @return what came of it, for whoever asked
   */
  String draft(IncidentId id, Optional<String> channel);
}
