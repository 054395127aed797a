package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.TimelineDesk.Draft;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;

/** A draft of a timeline, for whoever asked for it, with the way to mend and add it. */
public final class TimelineDraftView {

  private TimelineDraftView() {}

  /**
   * The draft.
   *
   * @param add the command that opens the window with its words
   */
  public static Message of(IncidentId id, Draft draft, String add) {
    if (draft.lines().isEmpty()) {
      return new Message(Text.escape(draft.note()), List.of());
    }
    String title = "Draft of the timeline of %s; nobody else sees it.".formatted(id);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.rich(
            List.of(
                Rich.bold(title),
                new Rich.Bullets(draft.lines().stream().map(Rich::line).toList()))));
    blocks.add(Block.context(Text.plain(Words.brief(draft.note(), 400))));
    blocks.add(
        new Block.Actions(
            "timeline",
            List.of(
                Button.of(
                    ActionIds.RUN_COMMAND,
                    "Read, mend and add…",
                    add,
                    "Read, mend and add the draft to the timeline of " + id))));
    String text = "%s %s %s".formatted(title, String.join(" ", draft.lines()), draft.note());
    return new Message(Text.escape(Words.brief(text, 2_500)), blocks);
  }
}
