package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.Outsiders;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.approval.Approvers.Standing;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may do anything at all, asked anew for each thing that is done. */
@Component
class Gate {

  private final Approvers approvers;
  private final Outsiders outsiders;

  Gate(Approvers approvers, Outsiders outsiders) {
    this.approvers = approvers;
    this.outsiders = outsiders;
  }

  /** Empty for an active member of this workspace, else what to tell them. */
  Optional<Answer> colleague(PersonId person) {
    return switch (approvers.standing(person)) {
      case Standing.Approver _, Standing.Colleague _, Standing.MaybeApprover _ -> Optional.empty();
      case Standing.Nobody(String why) -> turnedAway(person, why);
      case Standing.Unverified(String why) -> unverified("Who you are", why);
    };
  }

  /**
   * Empty for all but those who are known to be outsiders: for what is safe whoever does it, also
   * while nobody can be verified.
   */
  Optional<Answer> outsider(PersonId person) {
    return switch (approvers.standing(person)) {
      case Standing.Nobody(String why) -> turnedAway(person, why);
      case Standing.Approver _,
          Standing.Colleague _,
          Standing.MaybeApprover _,
          Standing.Unverified _ ->
          Optional.empty();
    };
  }

  /** Empty for an approver, else what to tell them. */
  Optional<Answer> approver(PersonId person) {
    return switch (approvers.standing(person)) {
      case Standing.Approver _ -> Optional.empty();
      case Standing.Colleague(_, var whoCan) ->
          refused(Reason.NOT_AN_APPROVER, "Only an approver can do that. " + whoCan.get());
      case Standing.Nobody(String why) -> turnedAway(person, why);
      case Standing.Unverified(String why) -> unverified("Who you are", why);
      case Standing.MaybeApprover(_, String why) -> unverified("Whether you may approve", why);
    };
  }

  private Optional<Answer> turnedAway(PersonId person, String why) {
    outsiders.turnedAway(person, why);
    return refused(Reason.NOT_AN_APPROVER, why);
  }

  private static Optional<Answer> unverified(String what, String why) {
    return refused(
        Reason.CANNOT_VERIFY,
        "%s cannot be verified right now, so nothing was done; try again. (%s)"
            .formatted(what, why));
  }

  private static Optional<Answer> refused(Reason reason, String text) {
    return Optional.of(new Refused(reason, text));
  }
}
