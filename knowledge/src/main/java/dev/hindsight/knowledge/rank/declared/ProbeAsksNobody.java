package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A probe at a port its container does not name, or that kills it before it has started. */
final class ProbeAsksNobody implements Rule {

  private static final Pattern SLEEP =
      Pattern.compile("\\bsleep (\\d{1,5})\\b[^\\n]{0,20}(?:&&|;)");
  private static final Pattern LOOP = Pattern.compile("\\b(?:while|until|for)\\b");
  private static final List<String> PROBES = List.of("readiness", "liveness", "startup");

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .workloads()
        .flatMap(
            workload ->
                workload.containers().stream()
                    .flatMap(c -> PROBES.stream().flatMap(probe -> of(workload, c, probe))));
  }

  private static Stream<Flaw> of(Given workload, JsonNode container, String probe) {
    JsonNode spec = container.path(probe + "Probe");
    JsonNode port =
        Stream.of("httpGet", "tcpSocket", "grpc")
            .map(how -> spec.path(how).path("port"))
            .filter(p -> p.isValueNode() && !p.isMissingNode())
            .findFirst()
            .orElse(spec.path("none"));
    List<JsonNode> named = Given.list(container.path("ports"));
    String asked = port.asString("");
    boolean served =
        named.stream()
            .anyMatch(
                p ->
                    p.path("containerPort").asString("").equals(asked)
                        || p.path("name").asString("").equals(asked));
    if (asked.isEmpty() || named.isEmpty() || served) {
      return early(workload, container, probe, spec);
    }
    return Stream.of(
        Flaw.at(
            workload,
            "%s probe of container %s in %s %s asks port %s, but it names only port %s"
                .formatted(
                    probe,
                    container.path("name").asString(""),
                    workload.kind(),
                    workload.name(),
                    asked,
                    named.getFirst().path("containerPort").asString("")),
            probe + "Probe"));
  }

  private static Stream<Flaw> early(
      Given workload, JsonNode container, String probe, JsonNode spec) {
    if (probe.equals("readiness") || !spec.isObject()) {
      return Stream.empty();
    }
    Matcher sleep = SLEEP.matcher(Scripts.of(container));
    long patience =
        spec.path("initialDelaySeconds").asLong(0)
            + spec.path("periodSeconds").asLong(10) * spec.path("failureThreshold").asLong(3);
    boolean loops = LOOP.matcher(Scripts.of(container)).find();
    if (!sleep.find() || loops || Long.parseLong(sleep.group(1)) <= patience) {
      return Stream.empty();
    }
    return Stream.of(
        Flaw.at(
            workload,
            "%s probe of container %s in %s %s asks port before it is up: it sleeps %s s first, the probe waits %d s"
                .formatted(
                    probe,
                    container.path("name").asString(""),
                    workload.kind(),
                    workload.name(),
                    sleep.group(1),
                    patience),
            probe + "Probe"));
  }
}
