package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done about an incident besides taking it: each opens its window. */
public final class HandleMenu {

  private static final List<String> WORDS =
      List.of("assign", "severity", "snooze", "note", "update", "resolve", "run", "draft");

  private HandleMenu() {}

  /** For a choice behind the dots, {@code handle|INC-7}; empty for any other. */
  public static Optional<Message> of(String choice) {
    return Optional.of(choice)
        .filter(c -> c.startsWith(ActionIds.HANDLE + "|"))
        .flatMap(c -> IncidentId.parse(c.substring(ActionIds.HANDLE.length() + 1)))
        .map(HandleMenu::menu);
  }

  private static Message menu(IncidentId id) {
    String text =
        "What is to be done about %s? Nothing is done before you have seen what.".formatted(id);
    return new Message(
        text,
        List.of(
            Block.section(Text.plain(text)),
            new Block.Actions("handle", WORDS.stream().map(word -> button(word, id)).toList())));
  }

  private static Element button(String word, IncidentId id) {
    String label = label(word) + "…";
    return new Button(
        ActionIds.RUN_COMMAND,
        label,
        "%s incident=\"%s\"".formatted(word, id),
        Element.Style.DEFAULT,
        Stream.of(label, id.toString()).reduce("", (a, b) -> (a + " " + b).strip()),
        Optional.empty(),
        Optional.empty());
  }

  private static String label(String word) {
    return switch (word) {
      case "run" -> "Playbook";
      case "draft" -> "Draft a plan";
      default -> Words.capital(word);
    };
  }
}
