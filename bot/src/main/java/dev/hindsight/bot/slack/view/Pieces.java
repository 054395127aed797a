package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.slack.block.Rich;
import java.util.ArrayList;
import java.util.List;

/** Long text in preformatted pieces that Slack takes, whole lines where possible. */
final class Pieces {

  private static final int SIZE = 2_800;

  private Pieces() {}

  /** At most so many pieces; what is left over is counted, not dropped silently. */
  static List<Rich> of(String text, int max) {
    List<Rich> pieces = new ArrayList<>();
    String rest = text.strip().replace("\r\n", "\n");
    while (!rest.isEmpty() && pieces.size() < max) {
      int end = end(rest);
      pieces.add(new Rich.Preformatted(rest.substring(0, end).stripTrailing()));
      rest = rest.substring(end).replaceFirst("^\n", "");
    }
    if (!rest.isEmpty()) {
      pieces.add(Rich.line("… and %,d more characters".formatted(rest.length())));
    }
    return pieces;
  }

  /** Whether so many pieces hold all of it. */
  static boolean fits(String text, int max) {
    return of(text, max).stream().allMatch(Rich.Preformatted.class::isInstance);
  }

  private static int end(String rest) {
    if (rest.length() <= SIZE) {
      return rest.length();
    }
    int line = rest.lastIndexOf('\n', SIZE);
    if (line > SIZE / 2) {
      return line;
    }
    return Character.isHighSurrogate(rest.charAt(SIZE - 1)) ? SIZE - 1 : SIZE;
  }
}
