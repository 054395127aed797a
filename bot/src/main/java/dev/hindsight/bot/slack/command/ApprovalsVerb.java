package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentOverview.Planned;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.Approvals;
import dev.hindsight.bot.slack.view.OverviewText;
import java.util.function.Predicate;

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
    Now now = desks.reads().overview().now();
    Predicate<PlanStatus> theirs = plan -> waitsFor(call.person(), plan);
    String listed = OverviewText.plans(now, theirs, "Nothing waits for you.", finder::name);
    // one that is there, so that it can be typed as it stands
    String way =
        now.plans().stream()
            .map(Planned::plan)
            .filter(theirs)
            .findFirst()
            .map(plan -> "\n%s review %s opens it.".formatted(call.place().address(), plan.id()))
            .orElse("");
    return Reply.markup(listed + Text.escape(way));
  }

  /** Who may decide on it is asked anew when they do. */
  private boolean waitsFor(PersonId person, PlanStatus plan) {
    return Approvals.waiting(plan)
        && desks.approvers().of(plan.risk()).contains(person)
        && !plan.approvedBy().contains(person)
        && plan.requestedBy().filter(person::equals).isEmpty();
  }
}
