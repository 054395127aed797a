package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.view.ActionIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same change twice within a minute: who saw no answer asks for it again, and means it once.
 */
final class Repeats {

  private Repeats() {}

  /** What it changes, as a digest of its words; what is typed changes nothing but a stop. */
  static Optional<String> change(Interaction sent) {
    Optional<String> typed =
        sent instanceof SlashCommand it
            ? Optional.of(it.text()).filter(OpsAnswers::isUrgent)
            : Optional.empty();
    return typed
        .or(() -> confirmed(sent))
        .map(words -> words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
        .map(Repeats::digest);
  }

  static String digest(String words) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A brake works however often and however fast somebody reaches for it. */
  static boolean isHeldBack(Interaction sent) {
    return confirmed(sent).filter(value -> !OpsAnswers.isUrgent(value)).isPresent();
  }

  private static Optional<String> confirmed(Interaction sent) {
    return sent instanceof Click click && click.route().equals(ActionIds.DO_COMMAND)
        ? Optional.of(click.value())
        : Optional.empty();
  }

  static Message message(Interaction sent, Duration ago, Optional<String> answer) {
    String said =
        answer
            .map(json -> JsonMapper.shared().readTree(json).path("text").asString(""))
            .map(words -> "it was answered: " + words)
            .orElse("it is being done; the answer comes in a moment.");
    String text = "You asked for this %d s ago, and %s".formatted(ago.toSeconds(), said);
    String command = confirmed(sent).orElse("");
    return new Message(
        text,
        List.of(
            Block.section(Text.mrkdwn(text)),
            new Block.Actions(
                "again",
                List.of(
                    Button.of(
                        ActionIds.DO_AGAIN, "Do it again", command, "Do it again: " + command)))));
  }
}
