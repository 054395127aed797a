package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Action;
import java.util.List;

/** What one template makes of one object. */
sealed interface Choice {

  /** This would be done, in that order. */
  record Act(String title, List<Action> actions) implements Choice {

    public Act {
      actions = List.copyOf(actions);
    }

    /** One action. */
    Act(String title, Action action) {
      this(title, List.of(action));
    }
  }

  /** Why nothing; a sentence for people. */
  record No(String reason) implements Choice {}
}
