package dev.hindsight.bot.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One service of the catalog.
 *
 * @param tier 1 is the most important
 * @param dependsOn names of services it calls
 * @param indicator what shows that it is well, apart from its replicas and alerts
 */
public record Service(
    String name,
    String namespace,
    Optional<String> owner,
    Optional<Integer> tier,
    List<String> dependsOn,
    Optional<Indicator> indicator) {

  public Service {
    dependsOn = List.copyOf(dependsOn);
  }

  /** A PromQL expression that stays within a limit; exactly one of the two is there. */
  public record Indicator(String query, Optional<Double> atMost, Optional<Double> atLeast) {

    public Indicator {
      if (query.isBlank() || atMost.isPresent() == atLeast.isPresent()) {
        throw new IllegalStateException(
            "an indicator needs a query and either atMost or atLeast: \"%s\"".formatted(query));
      }
    }
  }
}
