package dev.hindsight.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished incident kept: what was seen, what it was, what was done and whether it helped.
 *
 * @param id empty until kept; then LSN-n, or PRACTICE-n
 * @param incident the incident's id; a second lesson of the same incident replaces the first
 * @param cause the cause's category
 * @param fix what was done, for people; empty when nothing was
 * @param helped whether the fix was verified; empty when nothing was done
 * @param confirmed whether a verified fix or a person confirmed the cause; others never teach
 * @param link where to read more, a permalink of the card
 * @param practice whether it was made up, to have something to find on the first day
 */
public record Lesson(
    Optional<String> id,
    String incident,
    String service,
    String namespace,
    List<String> alertNames,
    String summary,
    String cause,
    String causeTitle,
    Optional<String> fix,
    Optional<Boolean> helped,
    boolean confirmed,
    Duration took,
    Instant openedAt,
    Optional<String> link,
    List<String> evidence,
    boolean practice) {

  public Lesson {
    alertNames = List.copyOf(alertNames);
    evidence = List.copyOf(evidence);
  }

  /** A lesson of a real incident. */
  public Lesson(
      Optional<String> id,
      String incident,
      String service,
      String namespace,
      List<String> alertNames,
      String summary,
      String cause,
      String causeTitle,
      Optional<String> fix,
      Optional<Boolean> helped,
      boolean confirmed,
      Duration took,
      Instant openedAt,
      Optional<String> link,
      List<String> evidence) {
    this(
        id,
        incident,
        service,
        namespace,
        alertNames,
        summary,
        cause,
        causeTitle,
        fix,
        helped,
        confirmed,
        took,
        openedAt,
        link,
        evidence,
        false);
  }

  /** Where it comes from. */
  public Origin origin() {
    return practice ? new Origin.Practice() : new Origin.Own(incident, link);
  }

  /** What it is called before people, who must see that practice is practice. */
  public String name() {
    return id.orElse(incident) + (practice ? ", a practice incident" : "");
  }
}
