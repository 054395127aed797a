package dev.hindsight.bot.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One service of the catalog.
 *
 * @param tier 1 is the most important
 * @param dependsOn names of services it calls
 * @param aws its objects in AWS, most important first
 * @param indicator what shows that it is well, apart from its replicas and alerts
 */
public record Service(
    String name,
    String namespace,
    Optional<String> owner,
    Optional<Integer> tier,
    List<String> dependsOn,
    List<CloudObject> aws,
    Optional<Indicator> indicator) {

  public Service {
    dependsOn = List.copyOf(dependsOn);
    aws = List.copyOf(aws);
  }

  /**
   * An object in AWS as the catalog names it.
   *
   * @param name with what it is in before it where it is in something, {@code CLUSTER/SERVICE}
   */
  public record CloudObject(String kind, String account, String region, String name) {

    public CloudObject {
      if (Stream.of(kind, account, region, name).anyMatch(part -> part == null || part.isBlank())) {
        throw new IllegalStateException(
            "an object under aws needs kind, account, region and name, but has %s, %s, %s and %s"
                .formatted(kind, account, region, name));
      }
    }
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
