package dev.hindsight.actions.store;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import java.util.Optional;

/** Somebody who acts on a plan: by which account, as which human being, shown how. */
public record Voter(PersonId person, IdentityId identity, Proof proof) {

  /** One whose account stands for the human being where nothing more is known. */
  public static Voter of(PersonId person, Optional<IdentityId> identity, Proof proof) {
    return new Voter(person, identity.orElse(new IdentityId(person.value())), proof);
  }

  /** Whether it is this human being, by whichever account. */
  public boolean is(Optional<PersonId> other, Optional<IdentityId> otherIdentity) {
    return other.equals(Optional.of(person)) || otherIdentity.equals(Optional.of(identity));
  }

  /** Whether both are one human being, or one account. */
  public boolean is(Voter other) {
    return is(Optional.of(other.person), Optional.of(other.identity));
  }

  /** Whether this human being asked for what is waiting or was decided. */
  public boolean asked(StoredPlan plan) {
    return is(plan.requestedBy(), plan.requestedIdentity());
  }
}
