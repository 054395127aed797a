package dev.hindsight.bot.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One word as it was typed, quotes taken off.
 *
 * @param start where it begins in the text, its quote with it
 * @param end where it ends
 * @param quoted whether all of it stood in quotes
 */
record Token(String word, int start, int end, boolean quoted) {

  /** All words of a text; a quotation is one, an apostrophe ends nothing. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        Token token = next(text, at);
        tokens.add(token);
        at = token.end();
      }
    }
    return List.copyOf(tokens);
  }

  private static Token next(String text, int start) {
    if (Typography.isQuote(text.charAt(start))) {
      int close = close(text, start);
      if (close > start) {
        return new Token(inside(text, start, close), start, close + 1, true);
      }
    }
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      boolean value = end > start && text.charAt(end - 1) == '=';
      if (value && Typography.isQuote(text.charAt(end)) && close(text, end) > end) {
        int close = close(text, end);
        return new Token(
            text.substring(start, end) + inside(text, end, close), start, close + 1, false);
      }
      end++;
    }
    return new Token(text.substring(start, end), start, end, false);
  }

  /** The quote that ends what begins there: the first one with nothing of a word behind it. */
  private static int close(String text, int open) {
    for (int at = open + 1; at < text.length(); at++) {
      boolean escaped = text.charAt(at - 1) == '\\';
      boolean last = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
      if (last && !escaped && Typography.ends(text.charAt(at), text.charAt(open))) {
        return at;
      }
    }
    return -1;
  }

  private static String inside(String text, int open, int close) {
    return text.substring(open + 1, close).replaceAll("\\\\([\"\\\\])", "$1");
  }

  /** The name of {@code name=value}, {@code --name=value} or {@code --name}; empty for others. */
  Optional<Named> named() {
    if (quoted) {
      return Optional.empty();
    }
    String plain = Typography.dashes(word.split("=", 2)[0]);
    boolean option = plain.matches("--?[A-Za-z][A-Za-z-]*");
    boolean pair = word.contains("=") && plain.matches("[A-Za-z][A-Za-z0-9_.-]*");
    if (!option && !pair) {
      return Optional.empty();
    }
    String name = plain.replaceFirst("^--?", "").toLowerCase(java.util.Locale.ROOT);
    String value = word.contains("=") ? word.substring(word.indexOf('=') + 1) : "";
    return Optional.of(new Named(name, value, option));
  }

  /** What was given by its name. */
  record Named(String name, String value, boolean option) {

    Named with(String given) {
      return new Named(name, given, option);
    }
  }
}
