package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import java.time.Duration;
import java.util.List;

/**
 * What the main measurement does.
 *
 * @param incidents each on a service of its own, the faults in turn
 * @param every one service breaks, and at most one incident opens
 */
record PathSettings(int incidents, Duration every) {

  private static final List<Fault> FAULTS = List.of(Fault.OOM, Fault.BAD_IMAGE);

  /** Longer, and the cluster's alerting would take the held webhook for a failed one. */
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

  List<ServiceSpec> services() {
    return ServiceSpec.generated(incidents);
  }

  Fault fault(int incident) {
    return FAULTS.get(incident % FAULTS.size());
  }

  Duration spacing() {
    return every.compareTo(LONGEST_HOLD) < 0 ? every : LONGEST_HOLD;
  }
}
