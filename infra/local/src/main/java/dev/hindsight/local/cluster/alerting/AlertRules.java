package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.fault.FaultRecords;
import dev.hindsight.local.cluster.fault.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The cluster's alert rules, all of them. */
final class AlertRules {

  private final List<AlertRule> rules;

  AlertRules(Duration holdFor, FaultRecords records, Traffic traffic) {
    var severities = new Severities(records);
    this.rules =
        List.of(
            new ContainerRules(severities, holdFor),
            new DeploymentRules(severities, holdFor),
            new PodRules(severities, holdFor),
            new ServiceRules(severities, holdFor, traffic));
  }

  List<AlertCondition> evaluate(Workloads workloads, Instant now) {
    return rules.stream().flatMap(rule -> rule.evaluate(workloads, now)).toList();
  }
}
