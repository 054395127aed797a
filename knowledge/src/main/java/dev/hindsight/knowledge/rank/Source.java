package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;

/**
 * Who says it: the cluster of the workload, of its nodes or its usage, the application, a service
 * that it calls, an alert, or the rollout history. What is long past explains nothing of today.
 */
enum Source {
  FACTS,
  NODE,
  METRICS,
  LOGS,
  DEPENDENCY,
  ALERT,
  ROLLOUT,
  RECENT_CHANGE,
  PAST;

  static Source of(EvidenceLine line) {
    return switch (line.kind()) {
      case "log", "previous_log" -> LOGS;
      case "alert" -> ALERT;
      case "rollout" -> ROLLOUT;
      case "node" -> NODE;
      case "metric" -> METRICS;
      case "dependency" -> DEPENDENCY;
      default -> line.object().startsWith("Node ") ? NODE : FACTS;
    };
  }
}
