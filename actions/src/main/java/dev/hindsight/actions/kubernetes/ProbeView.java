package dev.hindsight.actions.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a workload's probes ask, and where its containers say they listen; pure. */
record ProbeView(JsonNode deployment) {

  private static final List<String> PROBES = List.of("readiness", "liveness", "startup");

  /** One line a probe; a port that the container does not name is said. */
  List<String> lines() {
    return Json.list(deployment, "/spec/template/spec/containers").stream()
        .flatMap(container -> PROBES.stream().flatMap(probe -> line(container, probe).stream()))
        .toList();
  }

  private static Optional<String> line(JsonNode container, String probe) {
    JsonNode spec = container.at("/%sProbe".formatted(probe));
    return asked(spec)
        .map(
            asked ->
                "container %s is probed for %s by %s%s"
                    .formatted(
                        Json.text(container, "/name"), probe, asked, misses(container, spec)));
  }

  private static Optional<String> asked(JsonNode probe) {
    if (probe.at("/httpGet").isObject()) {
      return Optional.of(
          "GET :%s%s"
              .formatted(
                  Json.text(probe, "/httpGet/port"),
                  Json.maybe(probe, "/httpGet/path").orElse("/")));
    }
    if (probe.at("/tcpSocket").isObject()) {
      return Optional.of("a connection to :" + Json.text(probe, "/tcpSocket/port"));
    }
    if (probe.at("/grpc").isObject()) {
      return Optional.of("gRPC at :" + Json.text(probe, "/grpc/port"));
    }
    return probe.at("/exec").isObject() ? Optional.of("a command") : Optional.empty();
  }

  private static String misses(JsonNode container, JsonNode probe) {
    List<JsonNode> ports = Json.list(container, "/ports");
    Optional<String> asked =
        Stream.of("/httpGet/port", "/tcpSocket/port", "/grpc/port")
            .flatMap(pointer -> Json.maybe(probe, pointer).stream())
            .findFirst();
    if (ports.isEmpty() || asked.filter(port -> !named(ports, port)).isEmpty()) {
      return "";
    }
    return ", but it names only port "
        + ports.stream()
            .map(port -> Json.text(port, "/containerPort"))
            .collect(Collectors.joining(", "));
  }

  private static boolean named(List<JsonNode> ports, String asked) {
    return ports.stream()
        .anyMatch(
            port ->
                asked.equals(Json.text(port, "/containerPort"))
                    || asked.equals(Json.text(port, "/name")));
  }
}
