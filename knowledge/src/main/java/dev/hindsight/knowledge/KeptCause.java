package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.Optional;

/**
 * The cause of a finished incident as it counts now, and who says so.
 *
 * @param lesson the lesson's id, LSN-7
 * @param found what the bot found
 * @param now what counts: what it found, or what a person said instead
 * @param confirmed whether a verified fix or a person confirms it; others never teach
 * @param said who spoke last; empty where nobody did, or it was taken back
 * @param words how often something was said so far: it tells whether somebody was quicker
 */
public record KeptCause(
    String lesson,
    NamedCause found,
    NamedCause now,
    boolean confirmed,
    Optional<Said> said,
    long words) {

  /**
   * Who said something of it, and when.
   *
   * @param person an id, as it was given
   */
  public record Said(String person, Verdict verdict, Instant at) {}
}
