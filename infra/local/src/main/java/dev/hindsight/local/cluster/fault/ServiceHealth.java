package dev.hindsight.local.cluster.fault;

import java.time.Duration;

/**
 * How a service serves its callers right now.
 *
 * @param requestsPerSecond over all replicas
 * @param errorShare 0 to 1
 * @param p95 the time within which 95 of 100 answers are given
 * @param cpuShare of its cpu limit that each replica uses, at most 1
 */
public record ServiceHealth(
    String namespace,
    String service,
    double requestsPerSecond,
    double errorShare,
    Duration p95,
    double cpuShare) {

  /** What the callers were promised. */
  public static final Duration GOAL = Duration.ofMillis(500);
}
