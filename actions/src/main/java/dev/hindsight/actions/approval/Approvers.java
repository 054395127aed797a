package dev.hindsight.actions.approval;

import dev.hindsight.actions.PersonId;
import java.util.function.Supplier;

/** Who a person is to this installation, asked at the click and again at the start of a run. */
public interface Approvers {

  /** Looks the person up live; never guesses. */
  Standing standing(PersonId person);

  /** A person's standing; everything that is not {@link Approver} may not approve. */
  sealed interface Standing {

    /** May ask and approve. */
    record Approver() implements Standing {}

    /**
     * A known, active colleague who may ask but not approve.
     *
     * @param whoCan names who can approve; looked up only when it is said
     */
    record Colleague(Supplier<String> whoCan) implements Standing {}

    /** A bot, guest, deactivated or external account. */
    record Nobody(String why) implements Standing {}

    /** Could not be verified right now: treated as no. */
    record Unverified(String why) implements Standing {}
  }
}
