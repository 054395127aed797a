package dev.hindsight.knowledge.rank;

/** Who says it: the cluster, the application, an alert, or the rollout history. */
enum Source {
  FACTS,
  LOGS,
  ALERT,
  ROLLOUT,
  RECENT_CHANGE;

  static Source of(String kind) {
    return switch (kind) {
      case "log", "previous_log" -> LOGS;
      case "alert" -> ALERT;
      case "rollout" -> ROLLOUT;
      default -> FACTS;
    };
  }
}
