package dev.hindsight.actions.approval;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.Risk;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who a person is to this installation, asked at the click and again at the start of a run. */
public interface Approvers {

  /** Looks the person up live; never guesses. */
  Standing standing(PersonId person);

  /** The same for somebody who showed this proof some time ago. */
  default Standing standing(PersonId person, Proof proof) {
    return standing(person);
  }

  /** A person's standing; everything that is not {@link Approver} may not approve. */
  sealed interface Standing {

    /**
     * May ask, say no, and say yes to plans of some risks.
     *
     * @param identity the human being; empty where the account is all that is known
     * @param risks whose plans they may approve
     * @param breaksGlass whether they may start a plan alone in an emergency
     * @param proof how they showed who they are
     */
    record Approver(
        Optional<IdentityId> identity, Set<Risk> risks, boolean breaksGlass, Proof proof)
        implements Standing {

      public Approver {
        risks = Set.copyOf(risks);
      }

      /** Of plans of every risk, known by their account; no breaking of glass. */
      public Approver() {
        this(Optional.empty(), EnumSet.allOf(Risk.class), false, Proof.CHAT);
      }
    }

    /**
     * A known, active colleague who may ask but not approve.
     *
     * @param identity the human being; empty where the account is all that is known
     * @param whoCan names who can approve; looked up only when it is said
     */
    record Colleague(Optional<IdentityId> identity, Supplier<String> whoCan) implements Standing {

      /** Known by their account. */
      public Colleague(Supplier<String> whoCan) {
        this(Optional.empty(), whoCan);
      }
    }

    /**
     * A known, active colleague of whom cannot be told right now whether they may approve: may what
     * any colleague may.
     *
     * @param identity the human being; empty where the account is all that is known
     * @param why why not
     */
    record MaybeApprover(Optional<IdentityId> identity, String why) implements Standing {}

    /** A bot, guest, deactivated or external account. */
    record Nobody(String why) implements Standing {}

    /** Could not be verified right now: treated as no. */
    record Unverified(String why) implements Standing {}
  }
}
