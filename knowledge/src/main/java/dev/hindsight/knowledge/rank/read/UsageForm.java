package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of {@code kubectl top pods}. */
final class UsageForm implements Form {

  private static final Pattern HEADER =
      Pattern.compile(
          "\\s?(?:NAMESPACE\\s+)?(?:POD\\s+)?NAME\\s+CPU\\(cores\\)\\s+MEMORY\\(bytes\\).*");
  private static final Pattern ROW =
      Pattern.compile(
          "\\s?(?:\\S{1,63}\\s+)?(?<pod>[a-z0-9][\\w.-]{0,252})\\s+(?<cpu>\\d{1,9}m?)\\s+(?<memory>\\d{1,12}[KMGT]i)\\s*");

  @Override
  public int read(Lines lines, int at, Findings found) {
    if (!HEADER.matcher(lines.text(at)).matches()) {
      return at;
    }
    int row = at + 1;
    while (row < lines.size()) {
      Matcher usage = ROW.matcher(lines.text(row));
      if (!usage.matches()) {
        break;
      }
      found.plain(lines.at(row));
      found
          .usage()
          .seen(
              usage.group("pod"),
              List.of(lines.number(row), lines.number(at)),
              usage.group("cpu"),
              usage.group("memory"));
      row++;
    }
    return row;
  }
}
