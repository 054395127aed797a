package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Action;

/** What one template makes of one object. */
sealed interface Choice {

  /** This would be done. */
  record Act(String title, Action action) implements Choice {}

  /** Why nothing; a sentence for people. */
  record No(String reason) implements Choice {}
}
