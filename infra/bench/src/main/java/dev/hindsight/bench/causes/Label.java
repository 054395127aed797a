package dev.hindsight.bench.causes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a case really is; the engine never sees it.
 *
 * @param cause the true cause's category, {@code healthy} when nothing is wrong
 * @param accepted every category that counts as right for this fault, the true one first
 * @param object the object at fault as the engine names it
 * @param also the other fault, where two happened at once
 * @param mustMention of each group, one must be in the explanation
 */
public record Label(
    String cause,
    List<String> accepted,
    Optional<String> object,
    Optional<Also> also,
    List<List<String>> mustMention) {

  /** One of two faults at once. */
  public record Also(String cause, Optional<String> object) {}

  public static final String HEALTHY = "healthy";

  public Label {
    accepted = List.copyOf(accepted);
    mustMention = mustMention.stream().map(List::copyOf).toList();
  }

  /** Whether this object is at fault for this cause, in the engine's words or the data's. */
  boolean blames(String category, String blamed) {
    boolean first =
        Categories.accepts(Set.copyOf(accepted), category)
            && object.filter(blamed::equals).isPresent();
    return first
        || also.filter(other -> Categories.accepts(Set.of(other.cause()), category))
            .flatMap(Also::object)
            .filter(blamed::equals)
            .isPresent();
  }

  boolean healthy() {
    return cause.equals(HEALTHY);
  }
}
