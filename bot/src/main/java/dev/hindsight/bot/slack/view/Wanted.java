package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import java.util.Optional;

/** What a plan that cannot go on by itself wants of whom, and how it is told; in markup. */
final class Wanted {

  private Wanted() {}

  static Optional<String> of(PlanStatus plan) {
    return switch (plan.state()) {
      case UNKNOWN ->
          Optional.of(
              "%s, please look whether it took effect and say `/ops plan %s applied` or `not-applied`."
                  .formatted(who(plan), plan.id()));
      case ROLLBACK_INCOMPLETE ->
          Optional.of(
              "%s, please see to what remains; `/ops plan %s undo` tries it once more."
                  .formatted(who(plan), plan.id()));
      case CANCELLED, STOPPED, FAILED ->
          plan.wrote()
              ? Optional.of(
                  "An approver takes back what is in effect with `/ops plan %s undo`."
                      .formatted(plan.id()))
              : Optional.empty();
      case PROPOSED,
          AWAITING_APPROVAL,
          APPROVED,
          RUNNING,
          VERIFYING,
          UNDOING,
          SUCCEEDED,
          UNDONE,
          FAILED_BEFORE_EFFECT,
          REJECTED,
          EXPIRED ->
          Optional.empty();
    };
  }

  /** Who approved it knows most about it; without one, whoever asked. */
  private static String who(PlanStatus plan) {
    Optional<PersonId> person = plan.approvedBy().stream().findFirst().or(plan::requestedBy);
    return person.map(Words::person).orElse("Approvers");
  }
}
