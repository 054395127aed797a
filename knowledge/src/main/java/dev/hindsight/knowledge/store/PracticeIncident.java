package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.Lesson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A made-up incident of the practice shop, as it is written in its file. */
record PracticeIncident(
    String service,
    int hoursAgo,
    int minutes,
    List<String> alerts,
    String summary,
    String cause,
    String causeTitle,
    @Nullable String fix,
    @Nullable Boolean helped,
    boolean confirmed,
    List<String> evidence) {

  private static final String NAMESPACE = "shop";

  PracticeIncident {
    if (hoursAgo <= 0 || minutes <= 0) {
      throw new IllegalArgumentException("a practice incident lies in the past and took its time");
    }
    if (fix == null && helped != null) {
      throw new IllegalArgumentException("what was not done cannot have helped");
    }
  }

  Lesson lesson(String id, Instant now) {
    return new Lesson(
        Optional.of(id),
        id,
        service,
        NAMESPACE,
        alerts,
        summary,
        cause,
        causeTitle,
        Optional.ofNullable(fix),
        Optional.ofNullable(helped),
        confirmed,
        Duration.ofMinutes(minutes),
        now.minus(Duration.ofHours(hoursAgo)),
        Optional.empty(),
        evidence,
        true);
  }
}
