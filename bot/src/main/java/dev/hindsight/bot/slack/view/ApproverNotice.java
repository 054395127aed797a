package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The private message that tells an approver of a plan and points to its card. */
public final class ApproverNotice {

  private ApproverNotice() {}

  /** With a Review button while the plan waits; once it is decided, only what became of it. */
  public static Message of(IncidentView view, PlanStatus plan, Optional<String> card) {
    boolean waiting = Approvals.waiting(plan);
    String title =
        waiting
            ? "%s for %s waits for an approval: %s"
                .formatted(plan.id(), view.service(), plan.title())
            : "%s for %s: %s".formatted(plan.id(), view.service(), Words.state(plan.state()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.rich(List.of(Rich.bold(title), Rich.line(Words.where(plan)), pointer(view, card))));
    blocks.add(Block.section(Text.mrkdwn(PlanSection.state(plan))));
    if (waiting) {
      blocks.add(
          new Block.Actions(
              "notice-%s-%d".formatted(plan.id(), plan.version()),
              List.of(
                  CardButtons.button(view, plan, ActionIds.REVIEW, "Review plan", "Review plan")
                      .primary())));
    }
    return new Message(Text.escape("%s %s.".formatted(view.severity(), title)), blocks).naming();
  }

  static Rich.Line pointer(IncidentView view, Optional<String> card) {
    String about = "%s, %s".formatted(view.id(), Words.brief(view.title(), 120));
    return new Rich.Line(
        List.of(
            card.<Piece>map(url -> new Piece.Link(url, about))
                .orElse(new Piece.Words(about, Face.NORMAL))));
  }
}
