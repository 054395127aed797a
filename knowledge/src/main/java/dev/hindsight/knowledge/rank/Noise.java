package dev.hindsight.knowledge.rank;

import java.util.List;

/**
 * Tells abnormal lines from normal ones, and those that come with any trouble. What is around a
 * workload may explain, but need not be explained.
 */
record Noise(
    List<Sought> notableFacts,
    List<Sought> notableLogs,
    List<Sought> notableMetrics,
    List<Sought> healthy,
    List<Sought> generic) {

  boolean isNotable(Source source, Scanned text) {
    return switch (source) {
      case FACTS -> any(notableFacts, text) && !any(healthy, text);
      case LOGS -> any(notableLogs, text) && !any(healthy, text);
      case METRICS -> any(notableMetrics, text);
      case DECLARED -> true;
      case ERROR_KINDS,
          NODE,
          DEPENDENCY,
          ALERT,
          SPEC,
          ROLLOUT,
          RECENT_CHANGE,
          ELSEWHERE,
          PAST,
          FOREIGN ->
          false;
    };
  }

  boolean isGeneric(Scanned text) {
    return any(generic, text);
  }

  private static boolean any(List<Sought> patterns, Scanned text) {
    return patterns.stream().anyMatch(pattern -> pattern.in(text));
  }
}
