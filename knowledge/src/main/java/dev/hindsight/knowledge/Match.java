package dev.hindsight.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * One search result.
 *
 * @param id a lesson's id (LSN-7) or a runbook's slug
 * @param score higher is better; comparable within one answer only
 * @param why why it matched, in words
 * @param excerpt the passage that matched
 * @param lesson the lesson itself where the match is one
 */
public record Match(
    Kind kind,
    String id,
    String title,
    double score,
    List<String> why,
    String excerpt,
    Optional<Lesson> lesson) {

  public Match {
    why = List.copyOf(why);
  }

  /** What was found. */
  public enum Kind {
    LESSON,
    RUNBOOK,
    /** Somebody's report of a past incident, imported; it teaches no cause. */
    INCIDENT,
    TICKET
  }
}
