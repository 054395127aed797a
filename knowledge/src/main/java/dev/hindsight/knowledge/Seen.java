package dev.hindsight.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What a lesson teaches from: all that was seen of its incident.
 *
 * @param culprit the object at fault, named as in the evidence
 */
public record Seen(Optional<String> culprit, List<EvidenceLine> evidence) {

  /** A lesson that only tells. */
  public static final Seen NOTHING = new Seen(Optional.empty(), List.of());

  public Seen {
    evidence = List.copyOf(evidence);
  }
}
