package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A container that says nothing of requests and limits: weak by itself, worth a word where nothing
 * else is. One that says something was thought about.
 */
final class ResourcesUnset implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .workloads()
        .filter(Given::isManifest)
        .flatMap(workload -> workload.containers().stream().flatMap(c -> of(workload, c)))
        .limit(1);
  }

  private static Stream<Flaw> of(Given workload, JsonNode container) {
    JsonNode resources = container.path("resources");
    boolean thoughtAbout =
        !resources.path("limits").isEmpty() || !resources.path("requests").isEmpty();
    return Stream.of(thoughtAbout ? new String[0] : new String[] {"limits", "requests"})
        .flatMap(
            side ->
                Stream.of("cpu", "memory")
                    .filter(r -> !resources.path(side).has(r))
                    .map(r -> r + " " + side))
        .limit(1)
        .map(
            what ->
                Flaw.at(
                    workload,
                    "no %s set on container %s of %s %s"
                        .formatted(
                            what,
                            container.path("name").asString(""),
                            workload.kind(),
                            workload.name()),
                    resources.isObject() && !resources.isEmpty() ? "resources" : "image:"));
  }
}
