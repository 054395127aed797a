package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.view.ActionIds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The same command twice within a minute: who saw no answer types it again, and means it once. */
final class Repeats {

  private Repeats() {}

  /** What it changes, in words; a button is there to be pressed again. */
  static Optional<String> change(Interaction sent) {
    return sent instanceof SlashCommand typed && OpsAnswers.isChange(typed.text())
        ? Optional.of(typed.text().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** A stop is never held back. */
  static boolean isHeldBack(Interaction sent) {
    return sent instanceof SlashCommand typed && !OpsAnswers.isUrgent(typed.text());
  }

  static Message message(Interaction sent, Duration ago, Optional<String> answer) {
    String said =
        answer
            .map(json -> JsonMapper.shared().readTree(json).path("text").asString(""))
            .map(words -> "it is done once: " + words)
            .orElse("it is being done; the answer comes in a moment.");
    String text = "You asked for this %d s ago, and %s".formatted(ago.toSeconds(), said);
    String command = sent instanceof SlashCommand typed ? typed.text().strip() : "";
    return new Message(
        text,
        List.of(
            Block.section(Text.mrkdwn(text)),
            new Block.Actions(
                "again",
                List.of(
                    Button.of(
                        ActionIds.RUN_COMMAND,
                        "Do it again",
                        command,
                        "Do it again: " + command)))));
  }
}
