package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;

/**
 * Who says it: the cluster of the workload, of its nodes or its usage, the application, a count of
 * what the application says, a service that it calls, an alert, what is wrong in what was declared,
 * the declaration itself, or the rollout history. What is long past, about something else, or said
 * by a log in a voice that is not its own, explains nothing of today.
 */
enum Source {
  FACTS,
  NODE,
  METRICS,
  LOGS,
  ERROR_KINDS,
  DEPENDENCY,
  ALERT,
  DECLARED,
  SPEC,
  ROLLOUT,
  RECENT_CHANGE,
  ELSEWHERE,
  PAST,
  FOREIGN;

  static Source of(EvidenceLine line) {
    return switch (line.kind()) {
      case "log", "previous_log" -> LOGS;
      case "error_kinds" -> ERROR_KINDS;
      case "alert" -> ALERT;
      case "rollout", "change" -> ROLLOUT;
      case "node" -> NODE;
      case "metric", "load" -> METRICS;
      case "declared" -> DECLARED;
      case "manifest", "note", "command", "env", "probe", "monitor", "lookup" -> SPEC;
      case "past" -> PAST;
      case "dependency" -> DEPENDENCY;
      default -> line.object().startsWith("Node ") ? NODE : FACTS;
    };
  }
}
