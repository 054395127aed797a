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
 * @param origin where it comes from
 */
public record Match(
    Kind kind,
    String id,
    String title,
    double score,
    List<String> why,
    String excerpt,
    Optional<Lesson> lesson,
    Origin origin) {

  public Match {
    why = List.copyOf(why);
  }

  /** A lesson, or something of which no more is known. */
  public Match(
      Kind kind,
      String id,
      String title,
      double score,
      List<String> why,
      String excerpt,
      Optional<Lesson> lesson) {
    this(
        kind,
        id,
        title,
        score,
        why,
        excerpt,
        lesson,
        lesson.map(Lesson::origin).orElseGet(Origin.Given::new));
  }

  /** The document that it is, where it is one. */
  public Optional<Origin.Document> document() {
    return origin instanceof Origin.Document document ? Optional.of(document) : Optional.empty();
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
