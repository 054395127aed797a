package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Amount;
import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A quota below what the workloads of its namespace ask for together. */
final class QuotaTooSmall implements Rule {

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "requests.cpu", List.of("requests", "cpu"),
          "requests.memory", List.of("requests", "memory"),
          "limits.cpu", List.of("limits", "cpu"),
          "limits.memory", List.of("limits", "memory"),
          "cpu", List.of("requests", "cpu"),
          "memory", List.of("requests", "memory"));

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .of("ResourceQuota")
        .flatMap(
            quota ->
                quota.at("/spec/hard").properties().stream()
                    .flatMap(
                        hard -> of(quota, hard.getKey(), hard.getValue().asString(""), world)));
  }

  private static Stream<Flaw> of(Given quota, String resource, String hard, World world) {
    double asked =
        world
            .workloads()
            .filter(w -> World.near(w.namespace(), quota.namespace()))
            .mapToDouble(w -> sum(w, resource))
            .sum();
    double most = Amount.of(hard).orElse(Double.MAX_VALUE);
    return asked <= most * 1.0001
        ? Stream.empty()
        : Stream.of(
            Flaw.at(
                quota,
                "exceeded quota: %s of namespace %s allows %s of %s, less than its workloads (%s) ask for"
                    .formatted(
                        quota.name(), quota.namespace(), hard, resource, asking(quota, world)),
                resource));
  }

  private static String asking(Given quota, World world) {
    return world
        .workloads()
        .filter(w -> World.near(w.namespace(), quota.namespace()))
        .map(Given::name)
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  private static double sum(Given workload, String resource) {
    double replicas = workload.at("/spec/replicas").asDouble(1);
    if (resource.equals("pods")) {
      return replicas;
    }
    List<String> path = FIELDS.getOrDefault(resource, List.of("none", "none"));
    return replicas
        * workload.containers().stream()
            .mapToDouble(
                c ->
                    Amount.of(c.path("resources").path(path.get(0)).path(path.get(1)).asString("0"))
                        .orElse(0))
            .sum();
  }
}
