package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;

/** Keeps what another approver found about a start without approvals. */
final class GlassVerb implements Verb {

  private final Finder finder;
  private final IncidentDesk desk;

  GlassVerb(Finder finder, IncidentDesk desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    Field found = Field.text("text", "What did you find?", "Kept with the plan.", call.text());
    return finder.plan(
        call,
        List.of(found),
        (_, plan) -> {
          if (call.text().isEmpty()) {
            return new Reply.Fill(
                new Form(
                    call.typed(), "Review of " + plan.id(), "Keep", plan.title(), List.of(found)));
          }
          return call.confirmed()
              ? Reply.of(desk.reviewBreakGlass(plan.id(), call.person(), call.text().get()))
              : new Reply.Ask(
                  Text.escape(
                      "You would say of the start of %s without approvals: %s"
                          .formatted(plan.id(), call.text().get())),
                  "Keep it",
                  call.typed(),
                  false);
        });
  }
}
