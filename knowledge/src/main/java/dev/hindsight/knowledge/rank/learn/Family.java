package dev.hindsight.knowledge.rank.learn;

import java.util.Locale;

/** What sort of thing a line is, whatever its reader called it. */
enum Family {
  ALERT,
  EVENT,
  LOG,
  METRIC,
  CHANGE,
  STATE;

  static Family of(String kind) {
    return switch (kind) {
      case "alert" -> ALERT;
      case "event" -> EVENT;
      case "log", "previous_log" -> LOG;
      case "metric" -> METRIC;
      case "rollout", "change" -> CHANGE;
      default -> STATE;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
