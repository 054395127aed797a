package dev.hindsight.local.cluster.alerting;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something a rule sees right now; its labels are its identity. */
record AlertCondition(
    SortedMap<String, String> labels, Map<String, String> annotations, Duration holdFor) {

  AlertCondition {
    labels = new TreeMap<>(labels);
    annotations = Map.copyOf(annotations);
  }
}
