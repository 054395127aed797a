package dev.hindsight.knowledge.rank.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code kubectl describe} prints of one object. */
final class DescribeForm implements Form {

  private static final int MOST_LINES = 4_000;
  private static final Pattern START = Pattern.compile("\\s?\"?Name:\\s+(?<name>\\S{1,253})\\s*");
  private static final Pattern END =
      Pattern.compile(
          "\\s?\"?Name:\\s+\\S.*|stdout:|stderr:|apiVersion:.*|\\{.*|---|NAME(?:SPACE)?\\s{2,}[A-Z].*|LAST"
              + " SEEN.*");
  private static final Pattern KEY =
      Pattern.compile("\\s?\"?[A-Z][A-Za-z0-9 /()-]{1,60}:(?:\\s.*)?");

  @Override
  public int read(Lines lines, int at, Findings found) {
    Matcher start = START.matcher(lines.text(at));
    if (lines.kind().equals("log") || !start.matches() || at + 1 >= lines.size()) {
      return at;
    }
    if (!KEY.matcher(lines.text(at + 1)).matches()) {
      return at;
    }
    int end = at + 1;
    while (end < Math.min(lines.size(), at + MOST_LINES)
        && !END.matcher(lines.text(end)).matches()) {
      end++;
    }
    new Description(lines.part(at, end), start.group("name").replace("\"", ""), found).read();
    return end;
  }
}
