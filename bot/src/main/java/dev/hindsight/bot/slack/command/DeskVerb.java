package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.slack.view.Approvals;
import dev.hindsight.bot.slack.view.OverviewText;

/** One's own desk: what waits, what is one's own, what fires. */
final class DeskVerb implements Verb {

  private final OpsDesks desks;
  private final Finder finder;

  DeskVerb(OpsDesks desks, Finder finder) {
    this.desks = desks;
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    Now now = desks.reads().overview().now();
    boolean approver = desks.approvers().everybody().contains(call.person());
    String waiting =
        OverviewText.plans(
            now,
            plan ->
                Approvals.waiting(plan)
                    && approver
                    && plan.requestedBy().filter(call.person()::equals).isEmpty(),
            "Nothing waits for you.",
            finder::name);
    String own =
        OverviewText.plans(
            now,
            plan -> plan.requestedBy().filter(call.person()::equals).isPresent(),
            "You asked for no plan.",
            finder::name);
    String mine =
        OverviewText.incidents(
            now.open().stream()
                .filter(view -> view.keeper().filter(call.person()::equals).isPresent())
                .toList(),
            "You have no incident.",
            finder::name);
    return Reply.markup(
        """
        *Waits for your approval*
        %s
        *Your plans*
        %s
        *Your incidents*
        %s
        *All that is open*
        %s
        *On call*
        %s\
        """
            .formatted(
                waiting,
                own,
                mine,
                OverviewText.incidents(now.open(), "Nothing is open.", finder::name),
                desks.oncall().now().isEmpty()
                    ? "hindsight.oncall is not set."
                    : OverviewText.oncall(desks.oncall().now())));
  }
}
