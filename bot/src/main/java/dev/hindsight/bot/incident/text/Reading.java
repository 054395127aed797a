package dev.hindsight.bot.incident.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pasted text taken apart; pure.
 *
 * @param leftOut lines that were not read: stack frames, and what was too much
 */
public record Reading(List<Line> lines, int leftOut, List<String> alertNames) {

  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 600;
  private static final Pattern FRAME =
      Pattern.compile("^(?:at [\\w.$<>/]+\\(|\\.\\.\\. \\d+ more|File \"|goroutine \\d+)");
  private static final Pattern AGE =
      Pattern.compile("^(?:<unknown>|\\d+[smhd]\\w*)\\s+(?=Warn|Norm)");
  private static final List<Pattern> ALERT_NAME =
      List.of(
          Pattern.compile("\\balertname[\"']?\\s*[=:]\\s*[\"']?(\\w{3,80})"),
          Pattern.compile("\\[FIRING[^\\]]{0,10}\\]\\s*(\\w{3,80})"),
          Pattern.compile("\\b(Kube[A-Z][A-Za-z0-9]{1,80}+)\\b"));

  public Reading {
    lines = List.copyOf(lines);
    alertNames = List.copyOf(alertNames);
  }

  /** Reads the text, which must be redacted by now. */
  public static Reading of(String text) {
    List<Line> lines = new ArrayList<>();
    int leftOut = 0;
    for (String raw : text.lines().toList()) {
      String line = AGE.matcher(JsonLogs.plain(raw.strip())).replaceFirst("");
      if (line.isEmpty() || line.matches("[`~=_-]+|LAST SEEN .*|NAME +READY .*")) {
        continue;
      }
      if (lines.size() >= MOST_LINES || FRAME.matcher(line).find()) {
        leftOut++;
      } else {
        String cut = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
        lines.add(new Line(lines.size() + 1, LineKind.of(cut), cut));
      }
    }
    return new Reading(lines, leftOut, alertNames(text));
  }

  private static List<String> alertNames(String text) {
    Set<String> names = new LinkedHashSet<>();
    Stream<String> found =
        ALERT_NAME.stream().flatMap(p -> p.matcher(text).results().map(m -> m.group(1)));
    found.limit(10).forEach(names::add);
    return List.copyOf(names);
  }
}
