package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An autoscaler that cannot work: no such target, no requests to measure by, or no room to scale.
 */
final class AutoscalerBlind implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.of("HorizontalPodAutoscaler").flatMap(hpa -> of(hpa, world).stream());
  }

  private static Optional<Flaw> of(Given hpa, World world) {
    String kind = hpa.text("/spec/scaleTargetRef/kind");
    String name = hpa.text("/spec/scaleTargetRef/name");
    Optional<Given> target = world.find(kind, hpa.namespace(), name).findFirst();
    if (target.isEmpty()) {
      return world.whole()
          ? Optional.of(
              Flaw.at(
                  hpa,
                  "HPA %s scales %s %s, which is not there".formatted(hpa.name(), kind, name),
                  "scaleTargetRef"))
          : Optional.empty();
    }
    return blind(hpa, target.get()).or(() -> tight(hpa));
  }

  private static Optional<Flaw> blind(Given hpa, Given target) {
    return metrics(hpa)
        .filter(
            resource ->
                target.containers().stream()
                    .anyMatch(
                        c ->
                            c.at("/resources/requests/" + resource).isMissingNode()
                                && c.at("/resources/limits/" + resource).isMissingNode()))
        .findFirst()
        .map(
            resource ->
                new Flaw(
                    hpa,
                    "HPA %s scales by %s utilization, but the containers of %s %s set no %s request, so it cannot be calculated"
                        .formatted(hpa.name(), resource, target.kind(), target.name(), resource),
                    List.of(hpa.numberOf("metrics"), target.numberOf("containers:"))));
  }

  private static Stream<String> metrics(Given hpa) {
    Stream<String> listed =
        Given.list(hpa.at("/spec/metrics")).stream()
            .map(metric -> metric.path("resource"))
            .filter(
                resource ->
                    !resource.at("/target/averageUtilization").isMissingNode()
                        || resource.path("target").path("type").asString("").equals("Utilization"))
            .map(resource -> resource.path("name").asString("cpu"));
    Stream<String> old =
        hpa.at("/spec/targetCPUUtilizationPercentage").isMissingNode()
            ? Stream.empty()
            : Stream.of("cpu");
    return Stream.concat(listed, old);
  }

  private static Optional<Flaw> tight(Given hpa) {
    JsonNode most = hpa.at("/spec/maxReplicas");
    long least = hpa.at("/spec/minReplicas").asLong(1);
    return most.isNumber() && most.asLong() <= least
        ? Optional.of(
            Flaw.at(
                hpa,
                "HPA %s may run at least %d and at most %d replicas, so it can never scale"
                    .formatted(hpa.name(), least, most.asLong()),
                "maxReplicas"))
        : Optional.empty();
  }
}
