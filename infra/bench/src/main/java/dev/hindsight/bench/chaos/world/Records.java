package dev.hindsight.bench.chaos.world;

import dev.hindsight.actions.PlanState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the database holds of all plans, read at once. */
record Records(
    Map<String, PlanRow> plans,
    List<Vote> votes,
    List<Line> journal,
    List<Change> changes,
    List<String> stale,
    Map<String, Long> ends,
    List<String> tasks) {

  /** A plan. */
  record PlanRow(
      String id,
      String object,
      String state,
      String hash,
      int version,
      int request,
      int needed,
      Optional<String> requester) {

    /** A plan that waits for another approval has not: the first one is a record too. */
    boolean ended() {
      return PlanState.valueOf(state).isFinal();
    }

    boolean open() {
      return List.of("APPROVED", "RUNNING", "VERIFYING", "UNDOING").contains(state);
    }
  }

  /** A yes of somebody who may say it. */
  record Vote(String plan, int version, int request, String person, Instant at) {}

  /**
   * A line of a run's journal.
   *
   * @param pause a step that writes nothing
   */
  record Line(String plan, String step, String marker, boolean pause, Optional<String> outcome) {

    boolean applied() {
      return outcome.filter(o -> o.equals("DONE") || o.equals("RECOVERED")).isPresent();
    }
  }

  /** A plan came to a state, and how many audit records say so. */
  record Change(String plan, String state, Instant at, int records) {}
}
