package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Judged;
import dev.hindsight.bot.incident.IncidentView.Kept;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The card when it is over: quiet and short; it only asks whether the cause was right. */
final class ResolvedCard {

  private ResolvedCard() {}

  static Message of(IncidentView view) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.header("Resolved · %s ✅".formatted(Words.about(view))));
    blocks.add(Block.rich(story(view)));
    view.plan()
        .filter(plan -> plan.requestedBy().isPresent())
        .ifPresent(
            plan ->
                blocks.add(Block.context(Text.mrkdwn(plan.id() + ". " + PlanSection.state(plan)))));
    blocks.addAll(CauseRow.of(view));
    blocks.add(Block.context(Text.plain(footer(view))));
    return new Message(text(view), blocks);
  }

  private static List<Rich> story(IncidentView view) {
    List<Rich> parts = new ArrayList<>();
    parts.add(Rich.line("What it was: " + cause(view)));
    parts.add(Rich.line("What fixed it: " + fix(view)));
    view.conclusion().ifPresent(end -> parts.add(Rich.line(Words.brief(end, 600))));
    return List.of(new Rich.Bullets(parts.stream().map(Rich.Line.class::cast).toList()));
  }

  private static String text(IncidentView view) {
    return Text.escape(
        "Resolved: %s %s: %s. %s Fixed by: %s Took %s. %s"
            .formatted(
                view.severity(),
                Words.brief(view.service(), 24),
                Words.brief(cause(view), 50),
                view.kept().filter(kept -> kept.judged().isEmpty()).isPresent()
                    ? "You may say whether the cause was right."
                    : "Nothing is asked.",
                Words.brief(fix(view), 300),
                took(view),
                view.id()));
  }

  private static String cause(IncidentView view) {
    return view.kept()
        .filter(kept -> kept.judged().isPresent())
        .map(kept -> judged(kept, kept.judged().orElseThrow()))
        .orElseGet(() -> found(view));
  }

  /** A person's word takes the place of a likelihood. */
  private static String judged(Kept kept, Judged judged) {
    return switch (judged.word()) {
      case RIGHT -> "%s (confirmed)".formatted(kept.now());
      case OTHER -> "%s (the bot found: %s)".formatted(kept.now(), kept.found());
      case UNKNOWN -> "not known (the bot found: %s)".formatted(kept.found());
    };
  }

  private static String found(IncidentView view) {
    return view.cause().map(IncidentView.Cause::words).orElse("the cause was not found");
  }

  private static String fix(IncidentView view) {
    Optional<PlanStatus> worked = view.plan().filter(plan -> plan.state() == PlanState.SUCCEEDED);
    return worked
        .map(plan -> "%s (%s).".formatted(plan.title(), plan.id()))
        .orElse(
            view.plan().filter(PlanStatus::wrote).isPresent()
                ? "not proven; see below."
                : "no plan of ours; it went away by itself or by other hands.");
  }

  private static String took(IncidentView view) {
    return view.resolvedAt()
        .map(end -> Words.duration(Duration.between(view.openedAt(), end)))
        .orElse("an unknown time");
  }

  private static String footer(IncidentView view) {
    return "%s · %s · took %s".formatted(view.severity(), IncidentCard.small(view), took(view));
  }
}
