package dev.hindsight.bot.slack.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that stand for something of ours. */
final class Addresses {

  private static final Pattern MESSAGE =
      Pattern.compile(
          "^<?https?://[^\\s/|>]+/archives/([A-Z0-9]{2,30})/p(\\d{10})(\\d{6})[^\\s|>]*(?:\\|[^>]*)?>?$");

  private static final Pattern PAGE = Pattern.compile("^<?https?://[^\\s|>]*?([^/\\s|>?#]+)/?>?$");

  private Addresses() {}

  /** A message's address as {@code C1/1700000000.000100}. */
  static Optional<String> message(String word) {
    Matcher link = MESSAGE.matcher(word.strip());
    return link.matches()
        ? Optional.of("%s/%s.%s".formatted(link.group(1), link.group(2), link.group(3)))
        : Optional.empty();
  }

  /** What a page's address ends with; any other word as it is. */
  static String last(String word) {
    Matcher page = PAGE.matcher(word);
    return page.matches() ? page.group(1) : word;
  }
}
