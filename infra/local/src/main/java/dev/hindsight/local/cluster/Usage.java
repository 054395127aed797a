package dev.hindsight.local.cluster;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a container uses at one moment, as the kubelet measures it for {@code metrics.k8s.io}.
 *
 * @param cpuNanos billionths of a core
 * @param memoryBytes the working set
 */
public record Usage(long cpuNanos, long memoryBytes) {

  public static final Usage NONE = new Usage(0, 0);

  public Usage plus(Usage other) {
    return new Usage(cpuNanos + other.cpuNanos, memoryBytes + other.memoryBytes);
  }

  /** Where the measurements come from. */
  @FunctionalInterface
  public interface Source {

    /** Empty while this container of the pod does not run. */
    Optional<Usage> of(JsonNode pod, String container, Instant now);
  }
}
