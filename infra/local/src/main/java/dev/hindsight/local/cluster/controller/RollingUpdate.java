package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;

/** The arithmetic of a rolling update: how many pods may be missing and how many too many. */
record RollingUpdate(int replicas, int maxSurge, int maxUnavailable) {

  static RollingUpdate of(JsonNode deployment) {
    int replicas = Json.number(deployment, "spec", "replicas");
    if (Json.text(deployment, "spec", "strategy", "type").equals("Recreate")) {
      return new RollingUpdate(replicas, 0, replicas);
    }
    JsonNode limits = Json.at(deployment, "spec", "strategy", "rollingUpdate");
    int surge = share(limits.path("maxSurge"), replicas, true);
    int unavailable = share(limits.path("maxUnavailable"), replicas, false);
    return new RollingUpdate(
        replicas, surge, surge == 0 && unavailable == 0 ? 1 : Math.min(unavailable, replicas));
  }

  /** How many replicas the new set should have now. */
  int newReplicas(int newSize, int total) {
    if (newSize >= replicas) {
      return replicas;
    }
    int room = replicas + maxSurge - total;
    return room <= 0 ? newSize : newSize + Math.min(room, replicas - newSize);
  }

  /** How many old pods may go in all, healthy or not. */
  int mayGo(int total, int newSize, int newAvailable) {
    return Math.max(0, total - minAvailable() - (newSize - newAvailable));
  }

  int minAvailable() {
    return replicas - maxUnavailable;
  }

  private static int share(JsonNode value, int of, boolean roundUp) {
    String text = value.isValueNode() && !value.isNull() ? value.asString("25%") : "25%";
    if (!text.endsWith("%")) {
      return Integer.parseInt(text);
    }
    int percent = Integer.parseInt(text.substring(0, text.length() - 1)) * of;
    return roundUp ? Math.ceilDiv(percent, 100) : percent / 100;
  }
}
