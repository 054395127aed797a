package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the main measurement does.
 *
 * @param incidents each on a service of its own, the faults in turn
 * @param every one service breaks, and at most one incident opens
 */
record PathSettings(int incidents, Duration every, List<Fault> faults) {

  /** Longer, and the cluster's alerting would take the held webhook for a failed one. */
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

  /** An odd number: seeds choose by remainders, and no choice should meet the same fault always. */
  private static final long SEED_STEP = 7_919;

  PathSettings {
    faults = List.copyOf(faults);
  }

  List<ServiceSpec> services() {
    return ServiceSpec.generated(incidents);
  }

  /** The same for the same numbers: each fault minor once in three rounds, a seed of its own. */
  List<Injection> injections() {
    List<ServiceSpec> services = services();
    return IntStream.range(0, incidents).mapToObj(i -> injection(i, services.get(i))).toList();
  }

  private Injection injection(int incident, ServiceSpec service) {
    int round = incident / faults.size();
    return new Injection(
        faults.get(incident % faults.size()),
        service.name(),
        round % 3 == 2 ? Severity.MINOR : Severity.MAJOR,
        1 + SEED_STEP * incident);
  }

  Duration spacing() {
    return every.compareTo(LONGEST_HOLD) < 0 ? every : LONGEST_HOLD;
  }
}
