package dev.hindsight.bot.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One service of the catalog.
 *
 * @param tier 1 is the most important
 * @param dependsOn names of services it calls
 */
public record Service(
    String name,
    String namespace,
    Optional<String> owner,
    Optional<Integer> tier,
    List<String> dependsOn) {

  public Service {
    dependsOn = List.copyOf(dependsOn);
  }
}
