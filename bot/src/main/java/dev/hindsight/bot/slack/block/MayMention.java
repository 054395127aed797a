package dev.hindsight.bot.slack.block;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whom a kind of message may mention; groups and channels may be mentioned by none. */
public enum MayMention {
  /** Nobody: what was found, what is planned, what others wrote. */
  NOBODY("<[!@](?!date\\^)"),
  /** People who did or are to do something, never a group or a channel. */
  PEOPLE("<!(?!date\\^)");

  private final Pattern denied;

  MayMention(String denied) {
    this.denied = Pattern.compile(denied);
  }

  /** The first thing in a message that would mention somebody it may not. */
  Optional<String> denied(Message message) {
    return Stream.concat(Stream.of(message.text()), markup(BlockJson.array(message.blocks())))
        .map(denied::matcher)
        .filter(Matcher::find)
        .map(found -> found.group() + "…")
        .findFirst();
  }

  /** The same text, mentioning nobody at all. */
  static String without(String text) {
    return text.replaceAll("<([!@](?!date\\^))", "‹$1");
  }

  /** Slack reads these; in plain and in rich text it reads nothing. */
  private static Stream<String> markup(JsonNode node) {
    String type = node.path("type").asString("");
    Stream<String> here =
        type.equals("mrkdwn") || type.equals("markdown")
            ? Stream.of(node.path("text").asString(""))
            : Stream.empty();
    return Stream.concat(here, node.valueStream().flatMap(MayMention::markup));
  }
}
