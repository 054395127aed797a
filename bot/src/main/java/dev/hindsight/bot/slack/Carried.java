package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.block.Modal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a window carries to whoever takes it.
 *
 * @param channel where it was opened
 * @param thread in which thread there
 * @param metadata what the view itself put in
 */
record Carried(Optional<String> channel, Optional<String> thread, String metadata) {

  private static final Pattern TEXT =
      Pattern.compile("from=([A-Z0-9]{1,30})(?:/([0-9.]{1,30}))?\\n(.*)", Pattern.DOTALL);

  /** Of a window; one that says no channel carries its metadata alone. */
  static Carried read(String text) {
    Matcher read = TEXT.matcher(text);
    return read.matches()
        ? new Carried(Optional.of(read.group(1)), Optional.ofNullable(read.group(2)), read.group(3))
        : new Carried(Optional.empty(), Optional.empty(), text);
  }

  /** The same window, carrying this. */
  Modal in(Modal modal) {
    String below = thread.map(ts -> "/" + ts).orElse("");
    String text =
        channel.map(id -> "from=%s%s\n%s".formatted(id, below, metadata)).orElse(metadata);
    return new Modal(modal.callbackId(), modal.title(), modal.submit(), text, modal.blocks());
  }
}
