package dev.hindsight.bot.slack.block;

import java.util.regex.Pattern;

/** Text in a block, and the two ways to keep somebody else's words from doing anything. */
public sealed interface Text {

  /** The characters as they are sent. */
  String value();

  /** Text in which Slack reads nothing; hostile words are safe here. */
  record Plain(String value) implements Text {

    public Plain {
      value = inert(value);
    }
  }

  /** Text of our own in Slack's markup; whatever is put into it goes through {@link #escape}. */
  record Mrkdwn(String value) implements Text {}

  /** Plain text. */
  static Text plain(String text) {
    return new Plain(text);
  }

  /** Our own markup. */
  static Text mrkdwn(String markup) {
    return new Mrkdwn(markup);
  }

  /** Makes words of others safe inside markup: shown as they are, never a mention or a link. */
  static String escape(String text) {
    return inert(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Makes words of others safe where Slack reads nothing: no mentions, no invisible characters. */
  static String inert(String text) {
    String seen =
        Characters.HIDDEN
            .matcher(text)
            .replaceAll(hidden -> "⟨U+%04X⟩".formatted(hidden.group().codePointAt(0)));
    String unlinked = Characters.ACTIVE.matcher(seen).replaceAll("‹$1");
    return Characters.CRY.matcher(unlinked).replaceAll("＠$1");
  }

  /** The characters that are not what they seem. */
  final class Characters {

    /** Control, bidirectional and zero-width characters; tab and line feed are fine. */
    static final Pattern HIDDEN =
        Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\t\\n]&&[^\\u200D]]");

    static final Pattern ACTIVE = Pattern.compile("<([!@#])");
    static final Pattern CRY = Pattern.compile("@(here|channel|everyone)\\b");

    private Characters() {}
  }
}
