package dev.hindsight.knowledge.template;

import java.time.Instant;

/** A template as it is kept and exchanged, with how often and when it was met. */
record KeptTemplate(Shape shape, long count, Instant firstSeen, Instant lastSeen) {

  KeptTemplate withCount(long times) {
    return new KeptTemplate(shape, times, firstSeen, lastSeen);
  }
}
