package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a pod takes of a quota. */
final class PodCost {

  private PodCost() {}

  /** Of a resource as quotas name it, such as {@code requests.memory}; zero of unknown ones. */
  static BigDecimal of(JsonNode pod, String resource) {
    return switch (resource) {
      case "pods", "count/pods" -> BigDecimal.ONE;
      case "cpu", "memory" -> sum(pod, "requests", resource);
      default -> {
        int dot = resource.indexOf('.');
        String list = dot < 0 ? "" : resource.substring(0, dot);
        yield list.equals("requests") || list.equals("limits")
            ? sum(pod, list, resource.substring(dot + 1))
            : BigDecimal.ZERO;
      }
    };
  }

  /** The containers that do not say how much they take, so that nobody can count it. */
  static List<String> silent(JsonNode pod, String resource) {
    boolean counted = resource.matches("(requests\\.|limits\\.)?(cpu|memory)");
    String list = resource.startsWith("limits.") ? "limits" : "requests";
    String name = resource.substring(resource.indexOf('.') + 1);
    return Json.items(pod, "spec", "containers")
        .filter(container -> counted && amount(container, list, name).isEmpty())
        .map(container -> Json.text(container, "name"))
        .toList();
  }

  /** Pods that are over give back what they took. */
  static boolean counts(JsonNode pod) {
    String phase = Json.text(pod, "status", "phase");
    return !phase.equals("Failed") && !phase.equals("Succeeded");
  }

  private static BigDecimal sum(JsonNode pod, String list, String name) {
    BigDecimal together =
        amounts(pod, "containers", list, name).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal before =
        amounts(pod, "initContainers", list, name).reduce(BigDecimal.ZERO, BigDecimal::max);
    return together.max(before);
  }

  private static Stream<BigDecimal> amounts(
      JsonNode pod, String containers, String list, String name) {
    return Json.items(pod, "spec", containers)
        .flatMap(container -> amount(container, list, name).stream());
  }

  private static Optional<BigDecimal> amount(JsonNode container, String list, String name) {
    JsonNode resources = container.path("resources");
    // as the API server defaults it: who names a limit only requests as much
    String own = Json.text(resources, list, name);
    String text = own.isEmpty() ? Json.text(resources, "limits", name) : own;
    return Quantity.parse(text);
  }
}
