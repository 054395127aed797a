package dev.hindsight.knowledge.rank;

import java.util.List;
import java.util.regex.Pattern;

/** Whether an alert is still to be explained. */
final class Alarm {

  private static final Pattern RESOLVED = Pattern.compile("(?i)\\[RESOLVED\\b");

  /** An alert that says itself that it is over, or that it never was one. */
  private static final Pattern WELL =
      Pattern.compile(
          "(?i)^\\W{0,3}(?:overall[_"
              + " ]?)?(?:state|status)\\W{1,4}(?:normal|ok|resolved|recovered|green"
              + "|inactive)\\b|^\\W{0,3}severity\\W{1,4}(?:info\\w{0,12}|none)\\b");

  private Alarm() {}

  /** Not where all say that they are over, nor where the trouble that set them off is. */
  static boolean isOpen(Evidence evidence) {
    List<String> alerts =
        evidence.lines().stream()
            .filter(line -> line.source() == Source.ALERT)
            .map(Line::text)
            .toList();
    List<String> over = alerts.stream().filter(text -> RESOLVED.matcher(text).find()).toList();
    return alerts.stream().anyMatch(text -> over.stream().noneMatch(o -> o.contains(text)))
        && alerts.stream().noneMatch(text -> WELL.matcher(text).find())
        && evidence.lines().stream().noneMatch(Alarm::isOver);
  }

  /** Trouble that ended just now; what is hours old is nothing that an alert tells of. */
  private static boolean isOver(Line line) {
    return line.source() == Source.PAST && line.line().kind().equals("past");
  }
}
