package dev.hindsight.local.cluster.alerting;

import static dev.hindsight.local.cluster.alerting.AlertRule.words;

import dev.hindsight.local.cluster.fault.ServiceHealth;
import dev.hindsight.local.cluster.fault.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Services that answer too slowly or too often with an error, whatever their pods say. */
record ServiceRules(Severities severities, Duration holdFor, Traffic traffic) implements AlertRule {

  private static final Duration SLOW = ServiceHealth.GOAL.multipliedBy(2);
  private static final double ERRORS = 0.05;

  @Override
  public Stream<AlertCondition> evaluate(Workloads workloads, Instant now) {
    return traffic.suspects().flatMap(this::evaluate);
  }

  private Stream<AlertCondition> evaluate(ServiceHealth health) {
    Stream<AlertCondition> slow =
        health.p95().compareTo(SLOW) > 0 ? Stream.of(slow(health)) : Stream.empty();
    Stream<AlertCondition> failing =
        health.errorShare() > ERRORS ? Stream.of(failing(health)) : Stream.empty();
    return Stream.concat(slow, failing);
  }

  private AlertCondition slow(ServiceHealth health) {
    return of(
        health,
        "ServiceLatencyHigh",
        words(
            "%s in %s answers too slowly".formatted(health.service(), health.namespace()),
            "p95 latency of %s/%s is %s, the goal is %s."
                .formatted(
                    health.namespace(),
                    health.service(),
                    seconds(health.p95()),
                    seconds(ServiceHealth.GOAL))));
  }

  private AlertCondition failing(ServiceHealth health) {
    return of(
        health,
        "ServiceErrorRateHigh",
        words(
            "%s in %s answers with errors".formatted(health.service(), health.namespace()),
            "%.0f %% of the requests to %s/%s fail, the goal is below 1 %%."
                .formatted(100 * health.errorShare(), health.namespace(), health.service())));
  }

  private AlertCondition of(ServiceHealth health, String alert, Map<String, String> words) {
    String severity = severities.of(health.namespace(), health.service());
    return new AlertCondition(
        Workloads.labels(alert, severity, health.namespace(), health.service()), words, holdFor);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }
}
