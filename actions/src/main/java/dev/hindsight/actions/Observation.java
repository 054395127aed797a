package dev.hindsight.actions;

import java.time.Instant;
import java.util.Optional;

/** One line of evidence about one object, already redacted, as the cluster told it. */
public record Observation(ObjectRef object, Kind kind, String line, Optional<Instant> at) {

  /** Where the line comes from; all that is seen of a dependency is of one kind. */
  public enum Kind {
    WORKLOAD,
    CONDITION,
    POD,
    CONTAINER,
    EVENT,
    LOG,
    PREVIOUS_LOG,
    ROLLOUT,
    NODE,
    METRIC,
    DEPENDENCY
  }
}
