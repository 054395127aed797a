package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.BrokenGlass;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.Optional;

/** The private message that tells who approves of a start without them. */
public final class GlassNotice {

  private GlassNotice() {}

  /** Loud until somebody else has reviewed it, and still told afterwards. */
  public static Message of(
      IncidentView view, PlanStatus plan, BrokenGlass glass, Optional<String> card) {
    String title =
        "🚨 BREAK-GLASS: %s for %s was started without the needed approvals"
            .formatted(plan.id(), view.service());
    return new Message(
            Text.escape(
                "%s, %s: %s. %s"
                    .formatted(
                        Words.lead(view),
                        glass.reviewedBy().isPresent() ? "reviewed" : "please review",
                        title,
                        Words.brief(glass.reason(), 300))),
            List.of(
                Block.rich(
                    List.of(
                        Rich.bold(title),
                        Rich.line(Words.where(view, plan)),
                        Rich.line(plan.title()),
                        ApproverNotice.pointer(view, card))),
                Block.section(Text.mrkdwn(line(plan, glass)))))
        .naming();
  }

  /** Who, why, and whether somebody else looked at it, in markup. */
  static String line(PlanStatus plan, BrokenGlass glass) {
    String review =
        glass
            .reviewedBy()
            .map(
                person ->
                    "Reviewed by %s: %s"
                        .formatted(
                            Words.person(person),
                            Text.escape(Words.brief(glass.note().orElse(""), 300))))
            .orElse(
                "Not reviewed yet: another approver says `/ops glass %s what you found`."
                    .formatted(plan.id()));
    return "🚨 *BREAK-GLASS* by %s, without the needed approvals: %s\n%s"
        .formatted(Words.person(glass.by()), Text.escape(Words.brief(glass.reason(), 300)), review);
  }
}
