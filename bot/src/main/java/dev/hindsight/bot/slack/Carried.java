package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Modal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a window carries to whoever takes it.
 *
 * @param channel where it was opened
 * @param metadata what the view itself put in
 */
record Carried(Optional<String> channel, String metadata) {

  private static final Pattern TEXT =
      Pattern.compile("from=([A-Z0-9]{1,30})\\n(.*)", Pattern.DOTALL);

  /** Of a window; one that says no channel carries its metadata alone. */
  static Carried read(String text) {
    Matcher read = TEXT.matcher(text);
    return read.matches()
        ? new Carried(Optional.of(read.group(1)), read.group(2))
        : new Carried(Optional.empty(), text);
  }

  /** The same window, carrying this. */
  Modal in(Modal modal) {
    String text = channel.map(id -> "from=%s\n%s".formatted(id, metadata)).orElse(metadata);
    return new Modal(modal.callbackId(), modal.title(), modal.submit(), text, modal.blocks());
  }
}
