package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.PlanWish;
import java.util.List;

/** Ends a plan before its next step. */
final class CancelVerb implements Verb {

  private static final int LONGEST_REASON = 300;

  private final Finder finder;
  private final IncidentDesk desk;

  CancelVerb(Finder finder, IncidentDesk desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    String reason = call.text().orElse("");
    PlanWish.Cancel wish =
        new PlanWish.Cancel(reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    return finder.plan(
        call,
        List.of(),
        (_, plan) ->
            call.confirmed()
                ? Reply.of(desk.wish(plan.id(), wish, call.person()))
                : new Reply.Ask(
                    PlanWords.would(wish, plan),
                    PlanWords.label(wish, plan.id()),
                    call.typed(),
                    true));
  }
}
