package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Amount;
import dev.hindsight.knowledge.rank.read.Given;
import java.util.Map;
import java.util.stream.Stream;

/** A container that asks for more than any node that was given has, or than usual nodes have. */
final class RequestTooLarge implements Rule {

  private static final Map<String, Double> USUAL =
      Map.of(
          "cpu",
          48.0,
          "memory",
          256.0 * 1024 * 1024 * 1024,
          "nvidia.com/gpu",
          1.0,
          "amd.com/gpu",
          1.0);

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .workloads()
        .flatMap(
            workload ->
                workload.containers().stream()
                    .flatMap(c -> c.at("/resources/requests").properties().stream())
                    .flatMap(e -> of(workload, e.getKey(), e.getValue().asString(""), world)));
  }

  private static Stream<Flaw> of(Given workload, String resource, String asked, World world) {
    double most =
        world
            .of("Node")
            .mapToDouble(
                n ->
                    Amount.of(
                            n.object()
                                .path("status")
                                .path("allocatable")
                                .path(resource)
                                .asString("0"))
                        .orElse(0))
            .max()
            .orElse(USUAL.getOrDefault(resource, Double.MAX_VALUE));
    if (Amount.of(asked).orElse(0) <= most
        && !(resource.endsWith("/gpu") && world.of("Node").findAny().isEmpty())) {
      return Stream.empty();
    }
    return Stream.of(
        Flaw.at(
            workload,
            "%s %s requests %s %s, more than a node has: Insufficient %s"
                .formatted(workload.kind(), workload.name(), resource, asked, resource),
            resource,
            asked));
  }
}
