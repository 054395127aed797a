package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.InquiryWatch.Look;
import dev.hindsight.bot.incident.InquiryWatch.State;
import dev.hindsight.bot.incident.InquiryWatch.Trail;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Block.Status;
import dev.hindsight.bot.slack.block.Block.TaskCard;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Where a model looks, as a card a look, with a button that stops it. */
public final class TrailView {

  private static final int MOST = 30;

  private TrailView() {}

  /** The whole trail as it is now. */
  public static Message of(IncidentId id, Trail trail) {
    List<Block> blocks = new ArrayList<>();
    String title =
        trail.ended()
            ? "Looked further into %s".formatted(id)
            : "A model looks further into %s".formatted(id);
    List<TaskCard> cards = cards(trail);
    if (cards.isEmpty()) {
      blocks.add(Block.section(Text.plain(trail.ended() ? title : title + "; it reads only.")));
    } else {
      blocks.add(new Block.Plan(title, cards));
    }
    if (trail.ended()) {
      blocks.add(Block.context(Text.plain(Words.brief(trail.end(), 400))));
    } else {
      blocks.add(
          new Block.Actions(
              "looking",
              List.of(
                  Button.of(
                      ActionIds.DO_COMMAND,
                      "Stop looking",
                      "stop text=\"looking %s\"".formatted(id),
                      "Stop looking further into " + id))));
    }
    return new Message(Text.escape(text(title, trail)), blocks);
  }

  private static String text(String title, Trail trail) {
    List<String> said = trail.looks().stream().limit(MOST).map(TrailView::line).toList();
    String looks = said.isEmpty() ? "" : ": " + String.join(", ", said);
    return trail.ended() ? "%s%s. %s".formatted(title, looks, trail.end()) : title + looks + ".";
  }

  private static String line(Look look) {
    return look.tool() + (look.note().isEmpty() ? "" : " (%s)".formatted(look.note()));
  }

  private static List<TaskCard> cards(Trail trail) {
    int all = Math.min(MOST, trail.looks().size());
    return IntStream.range(0, all)
        .mapToObj(
            i -> {
              Look look = trail.looks().get(i);
              List<Rich> note = look.note().isEmpty() ? List.of() : List.of(Rich.line(look.note()));
              return new TaskCard(
                  id(i), title(look), status(look.state()), List.of(), note, List.of());
            })
        .toList();
  }

  /** The name of a look's card, by its place. */
  public static String id(int place) {
    return "look-" + (place + 1);
  }

  /** What was looked at, as a person says it. */
  public static String title(Look look) {
    String words = look.tool().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  /** As Slack shows it. */
  public static Status status(State state) {
    return switch (state) {
      case LOOKING -> Status.IN_PROGRESS;
      case DONE -> Status.COMPLETE;
      case FAILED -> Status.ERROR;
    };
  }
}
