package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;

/** A disruption budget in numbers: how many pods there should be, and how many must be healthy. */
record Budget(int expected, int desiredHealthy) {

  /**
   * Reads a budget's spec.
   *
   * @param present pods that are there
   * @param wanted pods that their owners want
   */
  static Budget of(JsonNode spec, int present, int wanted) {
    if (Json.has(spec, "maxUnavailable")) {
      int away = share(Json.text(spec, "maxUnavailable"), wanted);
      return new Budget(wanted, Math.max(0, wanted - away));
    }
    String least = Json.text(spec, "minAvailable");
    return least.endsWith("%")
        ? new Budget(wanted, share(least, wanted))
        : new Budget(present, share(least.isEmpty() ? "1" : least, present));
  }

  /** A share is rounded up. */
  private static int share(String text, int of) {
    if (!text.matches("\\d{1,9}%?")) {
      return of;
    }
    return text.endsWith("%")
        ? Math.ceilDiv(Integer.parseInt(text.substring(0, text.length() - 1)) * of, 100)
        : Integer.parseInt(text);
  }
}
