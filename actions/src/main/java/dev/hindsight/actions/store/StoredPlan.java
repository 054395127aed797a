package dev.hindsight.actions.store;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan's row.
 *
 * @param requestNo counts requests for approval; votes belong to one of them
 * @param cancel who wants its run to end; the run's next move sees it
 * @param now the database's time when the row was read
 */
public record StoredPlan(
    PlanId id,
    int version,
    String incident,
    Plan plan,
    String json,
    String hash,
    String diff,
    List<String> verdicts,
    PlanState state,
    int requestNo,
    Optional<PersonId> requestedBy,
    Optional<IdentityId> requestedIdentity,
    int approvalsNeeded,
    Optional<PersonId> rejectedBy,
    Optional<Instant> expiresAt,
    Optional<Cancel> cancel,
    Instant now) {

  public StoredPlan {
    verdicts = List.copyOf(verdicts);
  }

  /** Why it must not run: what is stored is not what its hash, and so its approval, stands for. */
  public Optional<String> tampered() {
    return PlanJson.sha256(json).equals(hash)
        ? Optional.empty()
        : Optional.of("the stored plan was altered after it was made; its hash does not match");
  }

  /** Whether its time for approval or start has run out, by database time. */
  public boolean lapsed() {
    return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
  }

  /** Whether another reading found the same request for the same thing in the same state. */
  public boolean isSameAs(StoredPlan other) {
    return version == other.version
        && requestNo == other.requestNo
        && state == other.state
        && json.equals(other.json)
        && hash.equals(other.hash);
  }
}
