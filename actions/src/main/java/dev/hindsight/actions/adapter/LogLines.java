package dev.hindsight.actions.adapter;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Picks the lines of a log that tell most; pure. */
public final class LogLines {

  private static final int TROUBLED = 12;
  private static final int LAST = 8;

  private static final Pattern TROUBLE =
      Pattern.compile(
          "\\b(?:WARN(?:ING)?|ERROR|FATAL|CRITICAL|PANIC|SEVERE)\\b|\\b(?:panic|fatal|error):"
              + "|Exception|Traceback|^[WEF]\\d{4} "
              + "|(?i)\\b(?:refused|timed? ?out|unreachable|failed|blocked|killed|exhausted)\\b");

  private LogLines() {}

  /** The newest lines that tell of trouble and the very last ones, in their order. */
  public static List<String> telling(List<String> lines) {
    int[] troubled = troubled(lines);
    int from = troubled.length > TROUBLED ? troubled[troubled.length - TROUBLED] : 0;
    return IntStream.range(0, lines.size())
        .filter(i -> i >= lines.size() - LAST || (i >= from && isTrouble(lines.get(i))))
        .mapToObj(lines::get)
        .toList();
  }

  /** The newest lines that tell of trouble, oldest first. */
  public static List<String> warnings(List<String> lines, int most) {
    int[] troubled = troubled(lines);
    return IntStream.of(troubled)
        .skip(Math.max(0, troubled.length - most))
        .mapToObj(lines::get)
        .toList();
  }

  private static int[] troubled(List<String> lines) {
    return IntStream.range(0, lines.size()).filter(i -> isTrouble(lines.get(i))).toArray();
  }

  private static boolean isTrouble(String line) {
    return TROUBLE.matcher(line).find();
  }
}
