package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.Approvals;
import dev.hindsight.bot.slack.view.OverviewText;

/** Says what waits for whoever asks. */
final class ApprovalsVerb implements Verb {

  private final OpsDesks desks;
  private final Finder finder;

  ApprovalsVerb(OpsDesks desks, Finder finder) {
    this.desks = desks;
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    return Reply.markup(
        OverviewText.plans(
                desks.reads().overview().now(),
                plan -> waitsFor(call.person(), plan),
                "Nothing waits for you.",
                finder::name)
            + Text.escape("\n%s review PLN-7 opens one.".formatted(call.place().address())));
  }

  /** Who may decide on it is asked anew when they do. */
  private boolean waitsFor(PersonId person, PlanStatus plan) {
    return Approvals.waiting(plan)
        && desks.approvers().of(plan.risk()).contains(person)
        && !plan.approvedBy().contains(person)
        && plan.requestedBy().filter(person::equals).isEmpty();
  }
}
