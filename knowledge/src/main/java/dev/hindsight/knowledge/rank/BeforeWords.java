package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.PastIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The past of a cause on an object in words. */
final class BeforeWords {

  private static final int LONGEST = 80;

  private BeforeWords() {}

  /**
   * "3 times on this object, last 4 days ago (LSN-4); a fix helped 2 of 3 times, last: undo the
   * rollout of cart"; empty where nothing was.
   */
  static Optional<String> of(Before before, Instant now) {
    List<String> parts = new ArrayList<>();
    before.had().stream().findFirst().ifPresent(last -> parts.add(times(before, last, now)));
    if (before.tried() > 0) {
      parts.add(
          "a fix helped %d of %s%s"
              .formatted(
                  before.helped(),
                  count(before.tried()),
                  before.fix().map(fix -> ", last: " + brief(fix)).orElse("")));
    }
    if (before.refused() > 0) {
      parts.add("a person said %s that it was not this".formatted(count(before.refused())));
    }
    return Optional.of(String.join("; ", parts)).filter(words -> !words.isEmpty());
  }

  private static String times(Before before, PastIncident last, Instant now) {
    String ago = before.age(now).map(age -> ", last " + words(age) + " ago").orElse("");
    return "%s on this object%s (%s)".formatted(count(before.had().size()), ago, last.id());
  }

  private static String count(int times) {
    return times == 1 ? "1 time" : times + " times";
  }

  private static String brief(String fix) {
    String line = fix.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String words(Duration age) {
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    return age.toHours() >= 2 ? age.toHours() + " hours" : Math.max(1, age.toMinutes()) + " min";
  }
}
