package dev.hindsight.actions.policy.standing;

import java.util.List;

/**
 * A standing approval that is good for a plan right now.
 *
 * @param by who gave it
 */
public record Given(StandingId id, List<String> by) {

  public Given {
    by = List.copyOf(by);
  }
}
