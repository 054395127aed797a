package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A container without requests or limits: weak by itself, worth a word where nothing else is. */
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
    return Stream.of("limits", "requests")
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
