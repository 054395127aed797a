package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Judged;
import dev.hindsight.bot.incident.IncidentView.Kept;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;

/** Asks people what it was, once it is over, and shows who said so: one line and one row. */
final class CauseRow {

  private CauseRow() {}

  static List<Block> of(IncidentView view) {
    return view.kept().map(kept -> blocks(view, kept)).orElse(List.of());
  }

  private static List<Block> blocks(IncidentView view, Kept kept) {
    List<Element> row = new ArrayList<>();
    if (kept.judged().isPresent()) {
      row.add(button(view, kept, ActionIds.CAUSE_OTHER, "Change…", "the cause of"));
      row.add(button(view, kept, ActionIds.CAUSE_UNDO, "Undo", "what was said of the cause of"));
    } else if (kept.named()) {
      row.add(button(view, kept, ActionIds.CAUSE_RIGHT, "Yes", "the cause was right for"));
      row.add(button(view, kept, ActionIds.CAUSE_OTHER, "Other…", "it was something else:"));
    } else {
      row.add(button(view, kept, ActionIds.CAUSE_OTHER, "Say what it was…", "the cause of"));
    }
    return List.of(
        Block.context(Text.mrkdwn(line(kept))),
        new Block.Actions("cause-%s-%d".formatted(view.id(), view.version()), row));
  }

  private static Element button(
      IncidentView view, Kept kept, String action, String label, String spoken) {
    return Button.of(
        action,
        label,
        kept.ref().toString(),
        "%s %s %s, %s".formatted(label, spoken, view.id(), view.service()));
  }

  private static String line(Kept kept) {
    return kept.judged()
        .map(CauseRow::judged)
        .orElse(kept.named() ? question(kept) : "The bot found no cause. What was it?");
  }

  private static String question(Kept kept) {
    return "Was the cause right?" + (kept.confirmed() ? " A verified fix says so." : "");
  }

  private static String judged(Judged judged) {
    String said =
        switch (judged.word()) {
          case RIGHT -> "Cause confirmed by %s, %s.";
          case OTHER -> "Cause given by %s, %s.";
          case UNKNOWN -> "%s said, %s, that it was not this; the cause is not known.";
        };
    return said.formatted(Words.person(judged.person()), Words.moment(judged.at()));
  }
}
