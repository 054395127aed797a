package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Element.Style;
import dev.hindsight.bot.slack.block.Limits;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replies as messages; pure. */
final class Shown {

  private static final int VALUE = 2_000;

  private Shown() {}

  static Message words(String text) {
    return new Message(Text.escape(text), List.of());
  }

  /** The same, and what was written before it was refused. */
  static Message back(Message why, String words) {
    return new Message(
        "%s\nYou wrote:\n%s".formatted(why.text(), Text.escape(words)), why.blocks());
  }

  static Message misused(Word word, String problem, Place place) {
    return words("%s Nothing was done.\n%s".formatted(problem, word.usage(place.address())));
  }

  /** What was probably meant is offered, and never run by itself. */
  static Message unknown(Parsed.Unknown unknown, Place place) {
    String text =
        "I read “%s” as a command and do not know it; nothing was done.".formatted(unknown.typed());
    if (unknown.meant().isEmpty()) {
      return words(
          "%s Log lines are explained after “explain”; %s help lists what I understand."
              .formatted(text, place.address()));
    }
    String label = place.address() + " " + unknown.meant().get();
    return new Message(
        Text.escape("%s Did you mean “%s”?".formatted(text, label)),
        List.of(
            Block.section(Text.plain(text + " Did you mean this?")),
            row(
                "offer",
                Button.of(ActionIds.RUN_COMMAND, label, unknown.meant().get(), "Run " + label))));
  }

  /** What would be done, and the button that does it. */
  static Message asked(Reply.Ask ask) {
    String value = ask.then().again();
    if (value.length() > VALUE) {
      return tooLong("Nothing was done.", ask.then());
    }
    return new Message(
        ask.what() + " Nothing is done yet.",
        List.of(
            Block.section(Text.mrkdwn(ask.what())),
            row(
                "ask",
                new Button(
                    ActionIds.DO_COMMAND,
                    ask.label(),
                    value,
                    ask.grave() ? Style.DANGER : Style.PRIMARY,
                    ask.label(),
                    Optional.empty(),
                    Optional.empty()))));
  }

  /** No button carries it; what was typed is gone from the line, and so is given back. */
  private static Message tooLong(String why, Typed typed) {
    Message said =
        words(why + " That is too long for a button; say it in at most 1,500 characters.");
    return typed.arg("text").map(words -> back(said, words)).orElse(said);
  }

  /** The button that opens the window, with all that was given already. */
  static Message button(Typed typed, String why) {
    if (typed.again().length() > VALUE) {
      return tooLong(why + " Nothing was done.", typed);
    }
    return new Message(
        Text.escape("%s Nothing was done; what you gave is kept.".formatted(why)),
        List.of(
            Block.section(Text.plain(why + " Nothing was done; what you gave is kept.")),
            row(
                "fill",
                Button.of(
                    ActionIds.RUN_COMMAND,
                    typed.word().title() + "…",
                    typed.again(),
                    "Open the window: " + typed.word().title()))));
  }

  /** The same with a button that shows it to all. */
  static Message shareable(Message message, Typed typed) {
    String value = typed.again();
    if (value.length() > VALUE || message.blocks().size() >= Limits.MESSAGE_BLOCKS - 1) {
      return message;
    }
    List<Block> blocks = new ArrayList<>(blocks(message));
    blocks.add(
        row(
            "share",
            Button.of(
                ActionIds.SHARE,
                "Share in channel",
                value,
                "Share in channel: all will see this answer")));
    return new Message(message.text(), blocks);
  }

  /** The same with who shows it. */
  static Message shared(Message message, PersonId by) {
    List<Block> blocks = new ArrayList<>(blocks(message));
    blocks.add(Block.context(Text.mrkdwn("shared by <@%s>".formatted(by))));
    return new Message(message.text() + "\nshared by <@%s>".formatted(by), blocks);
  }

  private static List<Block> blocks(Message message) {
    return message.blocks().isEmpty()
        ? List.of(Block.section(Text.mrkdwn(message.text())))
        : message.blocks();
  }

  private static Block row(String id, Element element) {
    return new Block.Actions(id, List.of(element));
  }
}
