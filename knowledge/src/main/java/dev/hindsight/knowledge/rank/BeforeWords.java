package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.PastIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The past of a cause on an object in words; what was done then is told by the lesson itself. */
final class BeforeWords {

  private BeforeWords() {}

  /**
   * "seen 3 times on this object, last 4 days ago (LSN-4); a fix helped 2 of 3 times"; empty where
   * nothing was.
   */
  static Optional<String> of(Before before, Instant now) {
    List<String> parts = new ArrayList<>();
    before.had().stream().findFirst().ifPresent(last -> parts.add(seen(before, last, now)));
    if (before.tried() > 0) {
      parts.add(fixes(before));
    }
    if (before.refused() > 0) {
      parts.add(
          "a person said %s that it was not this"
              .formatted(before.refused() == 1 ? "once" : before.refused() + " times"));
    }
    return Optional.of(String.join("; ", parts)).filter(words -> !words.isEmpty());
  }

  private static String seen(Before before, PastIncident last, Instant now) {
    int times = before.had().size();
    String ago = before.age(now).map(age -> words(age) + " ago").orElse("");
    String when = ago.isEmpty() ? "" : (times == 1 ? ", " : ", last ") + ago;
    return "seen %s on this object%s (%s)"
        .formatted(times == 1 ? "once" : times + " times", when, last.id());
  }

  private static String fixes(Before before) {
    if (before.tried() == 1) {
      return before.helped() == 1 ? "a fix helped" : "a fix did not help";
    }
    return "a fix helped %d of %d times".formatted(before.helped(), before.tried());
  }

  private static String words(Duration age) {
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    return age.toHours() >= 2 ? age.toHours() + " hours" : Math.max(1, age.toMinutes()) + " min";
  }
}
