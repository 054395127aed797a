package dev.hindsight.actions.policy.standing;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.plan.PlanJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A standing approval's row.
 *
 * @param json its terms, canonical
 * @param hash SHA-256 (hex) of them; what each yes is bound to
 * @param needed people besides the one who asked
 * @param requestedIdentity the human being who asked, as known then
 * @param by who said yes to exactly this hash, first yes first
 * @param identities the human beings who did, as known then
 * @param now the database's time when it was read
 */
public record Standing(
    StandingId id,
    Terms terms,
    String json,
    String hash,
    int needed,
    PersonId requestedBy,
    IdentityId requestedIdentity,
    Instant requestedAt,
    String reason,
    Optional<PersonId> revokedBy,
    List<PersonId> by,
    Set<IdentityId> identities,
    Instant now) {

  public Standing {
    by = List.copyOf(by);
    identities = Set.copyOf(identities);
  }

  /** Where it is in its life. */
  public State state() {
    if (revokedBy.isPresent()) {
      return State.REVOKED;
    }
    if (!terms.expires().isAfter(now)) {
      return State.EXPIRED;
    }
    boolean intact = PlanJson.sha256(json).equals(hash);
    return intact && by.size() >= needed ? State.GIVEN : State.ASKED;
  }

  /** Its life, in order. */
  public enum State {
    ASKED,
    GIVEN,
    EXPIRED,
    REVOKED
  }
}
