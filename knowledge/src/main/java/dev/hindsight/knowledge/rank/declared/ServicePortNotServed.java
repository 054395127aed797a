package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Service whose target port none of its pods' containers names. */
final class ServicePortNotServed implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.of("Service").flatMap(service -> of(service, world));
  }

  private static Stream<Flaw> of(Given service, World world) {
    Map<String, String> selector = Given.labels(service.at("/spec/selector"));
    return world
        .workloads()
        .filter(w -> World.near(w.namespace(), service.namespace()))
        .filter(w -> World.selects(selector, w.podLabels()))
        .flatMap(w -> ports(service).flatMap(port -> flaw(service, port, w)));
  }

  private static Stream<JsonNode> ports(Given service) {
    return Given.list(service.at("/spec/ports")).stream();
  }

  private static Stream<Flaw> flaw(Given service, JsonNode port, Given workload) {
    JsonNode wanted = port.has("targetPort") ? port.path("targetPort") : port.path("port");
    String target = wanted.asString("");
    List<JsonNode> named =
        workload.containers().stream().flatMap(c -> Given.list(c.path("ports")).stream()).toList();
    boolean served =
        named.stream()
            .anyMatch(
                p ->
                    p.path("containerPort").asString("").equals(target)
                        || p.path("name").asString("").equals(target));
    if (named.isEmpty() || served || target.isEmpty()) {
      return Stream.empty();
    }
    String text =
        "Service %s sends to target port %s, but the pods of %s %s listen on port %s"
            .formatted(
                service.name(),
                target,
                workload.kind(),
                workload.name(),
                named.getFirst().path("containerPort").asString(""));
    return Stream.of(
        new Flaw(
            service,
            text,
            List.of(service.numberOf("targetPort"), workload.numberOf("containerPort"))));
  }
}
