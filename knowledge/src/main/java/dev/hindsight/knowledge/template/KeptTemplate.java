package dev.hindsight.knowledge.template;

import java.time.Instant;

/** A template as it is kept and exchanged, with how often and when it was met. */
record KeptTemplate(Shape shape, long count, Instant firstSeen, Instant lastSeen) {

  KeptTemplate withCount(long times) {
    return new KeptTemplate(shape, times, firstSeen, lastSeen);
  }

  /** Both counts of what is the same template. */
  KeptTemplate plus(KeptTemplate other) {
    return new KeptTemplate(
        shape.withLearned(other.shape.learned()),
        count + other.count,
        firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
        lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
  }
}
