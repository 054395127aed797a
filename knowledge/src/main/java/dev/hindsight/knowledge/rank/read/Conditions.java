package dev.hindsight.knowledge.rank.read;

import java.util.Set;

/** Conditions in the bot's own words. */
final class Conditions {

  private static final Set<String> GOOD_WHEN_TRUE =
      Set.of(
          "Ready",
          "Available",
          "Progressing",
          "Initialized",
          "ContainersReady",
          "PodScheduled",
          "PodReadyToStartContainers",
          "AbleToScale",
          "ScalingActive",
          "Complete",
          "Bound",
          "Healthy");

  private Conditions() {}

  static String line(String type, String status, String reason, String message) {
    String head = type + "=" + status + (reason.isEmpty() ? "" : " " + reason);
    return message.isEmpty() ? head : head + ": " + message;
  }

  static boolean isGood(String type, String status) {
    return GOOD_WHEN_TRUE.contains(type) == status.equalsIgnoreCase("true");
  }
}
