package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Service whose selector matches the labels of no pod that was given. */
final class ServiceSelectsNobody implements Rule {

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.of("Service").flatMap(service -> flaw(service, world).stream());
  }

  private static Optional<Flaw> flaw(Given service, World world) {
    Map<String, String> selector = Given.labels(service.at("/spec/selector"));
    List<Given> near =
        world
            .workloads()
            .filter(workload -> World.near(workload.namespace(), service.namespace()))
            .toList();
    boolean met = near.stream().anyMatch(w -> World.selects(selector, w.podLabels()));
    if (selector.isEmpty() || met || near.isEmpty()) {
      return Optional.empty();
    }
    Given nearest =
        near.stream()
            .max(
                Comparator.comparingLong((Given w) -> common(selector, w))
                    .thenComparing(w -> alike(service, w)))
            .orElseThrow();
    if (common(selector, nearest) == 0 && !alike(service, nearest) && !world.whole()) {
      return Optional.empty();
    }
    String wrong =
        selector.entrySet().stream()
            .filter(e -> !e.getValue().equals(nearest.podLabels().get(e.getKey())))
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
    String text =
        "selector of Service %s asks for label %s, but the pods of %s carry %s: no endpoints"
            .formatted(
                service.name(),
                wrong,
                nearest.kind() + " " + nearest.name(),
                World.words(nearest.podLabels()));
    return Optional.of(
        new Flaw(
            service, text, List.of(service.numberOf("selector:"), nearest.numberOf("labels:"))));
  }

  private static long common(Map<String, String> selector, Given workload) {
    Map<String, String> labels = workload.podLabels();
    return selector.entrySet().stream()
        .filter(e -> e.getValue().equals(labels.get(e.getKey())))
        .count();
  }

  private static boolean alike(Given service, Given workload) {
    return service.name().startsWith(workload.name()) || workload.name().startsWith(service.name());
  }
}
