package dev.hindsight.actions.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A vote that stands.
 *
 * @param hash what exactly it is for; empty where the release before wrote it
 */
public record CastVote(Voter voter, Kind kind, Optional<String> hash, String reason, Instant at) {

  /** What it says. */
  public enum Kind {
    APPROVE,
    REJECT,
    BREAK_GLASS
  }

  /** Whether it is for exactly what is stored now. */
  public boolean isFor(StoredPlan plan) {
    return hash.equals(Optional.of(plan.hash()));
  }

  /** Whether it lets the plan run. */
  public boolean isYes() {
    return kind != Kind.REJECT;
  }
}
