package dev.hindsight.actions.policy.rulebook;

import java.util.OptionalInt;

/**
 * How much may be going on at once.
 *
 * @param running plans at work at the same time
 * @param runsPerHour plans started within an hour
 */
public record Limits(Caps running, Caps runsPerHour) {

  /** Whether starts have to be counted at all. */
  public boolean countStarts() {
    return running.any() || runsPerHour.any();
  }

  /** The most for one service of a cluster and for a whole cluster; empty: no limit. */
  public record Caps(OptionalInt service, OptionalInt cluster) {

    boolean any() {
      return service.isPresent() || cluster.isPresent();
    }
  }
}
