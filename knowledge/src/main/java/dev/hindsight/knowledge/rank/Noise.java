package dev.hindsight.knowledge.rank;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells abnormal lines from normal ones, and those that come with any trouble. What is around a
 * workload may explain, but need not be explained.
 */
record Noise(
    List<Pattern> notableFacts,
    List<Pattern> notableLogs,
    List<Pattern> notableMetrics,
    List<Pattern> healthy,
    List<Pattern> generic) {

  boolean isNotable(Source source, String text) {
    return switch (source) {
      case FACTS -> any(notableFacts, text) && !any(healthy, text);
      case LOGS -> any(notableLogs, text) && !any(healthy, text);
      case METRICS -> any(notableMetrics, text);
      case DECLARED -> true;
      case NODE, DEPENDENCY, ALERT, SPEC, ROLLOUT, RECENT_CHANGE, ELSEWHERE, PAST, FOREIGN -> false;
    };
  }

  boolean isGeneric(String text) {
    return any(generic, text);
  }

  private static boolean any(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }
}
