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

  /**
   * With its steps and what decides while the plan waits; once it is decided, only what became of
   * it.
   */
  public static Message of(IncidentView view, PlanStatus plan, Optional<String> card) {
    boolean waiting = Approvals.waiting(plan);
    String title =
        waiting
            ? "%s for %s waits for an approval: %s"
                .formatted(plan.id(), view.service(), plan.title())
            : "%s for %s: %s".formatted(plan.id(), view.service(), Words.state(plan.state()));
    List<Rich> parts =
        new ArrayList<>(List.of(Rich.bold(title), Rich.line(Words.where(view, plan))));
    if (waiting) {
      parts.addAll(PlanSection.origin(plan));
      parts.add(PlanSection.firstSteps(plan));
    }
    parts.add(pointer(view, card));
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.rich(parts));
    blocks.addAll(ChangedBlocks.of(plan));
    blocks.add(Block.section(Text.mrkdwn(PlanSection.state(plan))));
    if (waiting) {
      blocks.add(
          new Block.Actions(
              "notice-%s-%d".formatted(plan.id(), plan.version()),
              PlanButtons.deciding(view, plan)));
    }
    return new Message(Text.escape(text(view, plan)), blocks).naming();
  }

  private static String text(IncidentView view, PlanStatus plan) {
    String cause = view.cause().map(c -> Words.brief(c.title(), 30)).orElse("cause not known yet");
    String asked =
        Approvals.waiting(plan)
            ? "please decide on %s%s".formatted(plan.id(), ChangedBlocks.spoken(plan))
            : "%s: %s".formatted(plan.id(), Words.state(plan.state()));
    return "%s: %s, %s: %s. %s %s"
        .formatted(
            Words.lead(view),
            cause,
            asked,
            Words.brief(plan.title(), 300),
            Words.brief(Words.where(view, plan), 300),
            view.id());
  }

  static Rich.Line pointer(IncidentView view, Optional<String> card) {
    String about = "%s, %s".formatted(view.id(), Words.brief(view.title(), 120));
    return new Rich.Line(
        List.of(
            card.<Piece>map(url -> new Piece.Link(url, about))
                .orElse(new Piece.Words(about, Face.NORMAL))));
  }
}
