package dev.hindsight.local.cluster.alerting;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Sees what is wrong right now, in labels and plain words. */
interface AlertRule {

  Stream<AlertCondition> evaluate(Workloads workloads, Instant now);

  static Map<String, String> words(String summary, String description) {
    return Map.of("summary", summary, "description", description);
  }
}
