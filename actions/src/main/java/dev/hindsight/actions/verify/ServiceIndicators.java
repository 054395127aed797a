package dev.hindsight.actions.verify;

import java.util.Optional;

/** Which indicator of its own a service has, apart from its replicas and its alerts. */
@FunctionalInterface
public interface ServiceIndicators {

  /** What must keep its limit while an incident's service is well; empty where none is named. */
  Optional<Probe.Metric> of(String incident);
}
