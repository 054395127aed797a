package dev.hindsight.bench.causes;

import java.util.List;
import java.util.Optional;

/**
 * What a case really is; the engine never sees it.
 *
 * @param cause the true cause's category, {@code healthy} when nothing is wrong
 * @param accepted every category that counts as right, the true one first
 * @param object the object at fault as the engine names it
 * @param second the other fault, where two happened at once
 * @param mustMention of each group, one must be in the explanation
 */
public record Label(
    String cause,
    List<String> accepted,
    Optional<String> object,
    Optional<String> second,
    List<List<String>> mustMention) {

  static final String HEALTHY = "healthy";

  public Label {
    accepted = List.copyOf(accepted);
    mustMention = mustMention.stream().map(List::copyOf).toList();
  }

  boolean healthy() {
    return cause.equals(HEALTHY);
  }
}
