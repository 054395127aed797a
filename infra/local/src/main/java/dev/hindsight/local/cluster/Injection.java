package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.store.Json;
import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;

/**
 * A wish to break a service.
 *
 * @param service a name or namespace/name
 * @param seed settles variant, phrasing and red herring; the same seed gives the same ones
 */
public record Injection(Fault fault, String service, Severity severity, long seed) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SEEDS = 1_000_000;

  /** Reads the body of a request; throws IllegalArgumentException with the known words. */
  static Injection of(JsonNode body) {
    String severity = Json.text(body, "severity");
    return new Injection(
        Fault.parse(Json.text(body, "fault")),
        Json.text(body, "service"),
        severity.isEmpty() ? Severity.MAJOR : Severity.parse(severity),
        seed(body.path("seed")));
  }

  private static long seed(JsonNode seed) {
    if (seed.isMissingNode() || seed.isNull()) {
      return RANDOM.nextInt(SEEDS);
    }
    if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
      throw new IllegalArgumentException("seed must be a whole number, not " + seed);
    }
    return seed.asLong();
  }
}
