package dev.hindsight.knowledge.rank;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workload changed within the last hour: suspicious whatever else is seen. */
final class RecentChange implements Signal {

  private static final Duration RECENT = Duration.ofHours(1);
  private static final double BONUS = 0.05;

  private static final Pattern AGE =
      Pattern.compile(
          "(?i)\\bcurrent\\b[^)\\n"
              + "]{0,80}?\\b(?:(?<now>just now)|(?<n>\\d{1,6}) ?(?<unit>s|m|h|d)[a-z]{0,7}\\b[^)\\n"
              + "]{0,40}?\\bago)");
  private static final Pattern FIRST = Pattern.compile("(?i)\\brevision 1\\b(?![^\\n]*->)");
  private static final Pattern NEW_REPLICA_SET =
      Pattern.compile("(?i)Scaled up replica set \\S{1,253} (?:from 0 )?to 1\\b");

  /**
   * Whether the line tells of a change that is both current and recent.
   *
   * @param historyKnown whether the rollout history was read; an event cannot tell a change from
   *     the first start, so it counts only without
   */
  static boolean isOne(String kind, String text, boolean historyKnown) {
    return switch (kind) {
      case "rollout" -> !FIRST.matcher(text).find() && isRecent(text);
      case "event" -> !historyKnown && NEW_REPLICA_SET.matcher(text).find();
      default -> false;
    };
  }

  @Override
  public Support of(Signature signature, Evidence evidence) {
    List<Line> changes =
        evidence.lines().stream().filter(line -> line.source() == Source.RECENT_CHANGE).toList();
    return new Support(changes.isEmpty() ? 0 : BONUS, changes);
  }

  private static boolean isRecent(String text) {
    Matcher age = AGE.matcher(text);
    return age.find()
        && (age.group("now") != null
            || age(age.group("n"), age.group("unit")).compareTo(RECENT) <= 0);
  }

  private static Duration age(String number, String unit) {
    long n = Long.parseLong(number);
    return switch (unit) {
      case "s", "S" -> Duration.ofSeconds(n);
      case "m", "M" -> Duration.ofMinutes(n);
      case "h", "H" -> Duration.ofHours(n);
      default -> Duration.ofDays(n);
    };
  }
}
