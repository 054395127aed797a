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

  /** An alert says that something is wrong, and hardly what. */
  private static final double ALERTS = 0.5;

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

  /** How much its lines say of a cause, 0 to 1. */
  double says() {
    return this == ALERT ? ALERTS : 1;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
