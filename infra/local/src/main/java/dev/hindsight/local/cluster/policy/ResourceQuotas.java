package dev.hindsight.local.cluster.policy;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refuses pods that a namespace's quotas have no room for, and reports what is used. */
public final class ResourceQuotas {

  private final ObjectStore store;

  public ResourceQuotas(ObjectStore store) {
    this.store = store;
  }

  /**
   * Why this new pod may not be, in the words of the API server after {@code pods "x" is forbidden:
   * }; empty when there is room.
   */
  public Optional<String> refusal(JsonNode pod) {
    String namespace = Json.text(pod, "metadata", "namespace");
    return store.list(Kind.RESOURCE_QUOTA, namespace).stream()
        .flatMap(quota -> refusal(quota, pod).stream())
        .findFirst();
  }

  /** Brings {@code status.used} of every quota up to date. */
  public void report() {
    for (ObjectNode quota : store.list(Kind.RESOURCE_QUOTA, "")) {
      List<ObjectNode> pods = pods(quota);
      ObjectNode status = Json.object();
      status.set("hard", Json.at(quota, "spec", "hard"));
      ObjectNode used = status.putObject("used");
      hard(quota).forEach((name, max) -> used.put(name, text(used(pods, name), max)));
      if (!status.equals(quota.path("status"))) {
        ObjectNode changed = quota.deepCopy();
        changed.set("status", status);
        store.put(Key.of(Kind.RESOURCE_QUOTA, quota), changed);
      }
    }
  }

  private Optional<String> refusal(JsonNode quota, JsonNode pod) {
    Map<String, String> hard = hard(quota);
    String silent = silent(pod, hard);
    String name = Json.text(quota, "metadata", "name");
    if (!silent.isEmpty()) {
      return Optional.of("failed quota: %s: must specify %s".formatted(name, silent));
    }
    List<ObjectNode> pods = pods(quota);
    Map<String, String> over = new TreeMap<>(hard);
    over.entrySet().removeIf(one -> fits(pods, pod, one.getKey(), one.getValue()));
    return over.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                .formatted(
                    name,
                    spoken(over, resource -> PodCost.of(pod, resource)),
                    spoken(over, resource -> used(pods, resource)),
                    spoken(over, resource -> value(hard.getOrDefault(resource, "0")))));
  }

  private static String silent(JsonNode pod, Map<String, String> hard) {
    return hard.keySet().stream()
        .filter(resource -> !PodCost.silent(pod, resource).isEmpty())
        .map(resource -> resource + " for: " + String.join(",", PodCost.silent(pod, resource)))
        .collect(Collectors.joining("; "));
  }

  private static boolean fits(List<ObjectNode> pods, JsonNode pod, String name, String max) {
    BigDecimal more = PodCost.of(pod, name);
    return more.signum() == 0 || used(pods, name).add(more).compareTo(value(max)) <= 0;
  }

  private static String spoken(
      Map<String, String> resources, java.util.function.Function<String, BigDecimal> amount) {
    return resources.entrySet().stream()
        .map(one -> one.getKey() + "=" + text(amount.apply(one.getKey()), one.getValue()))
        .collect(Collectors.joining(","));
  }

  /** Sorted, as the API server prints them. */
  private static Map<String, String> hard(JsonNode quota) {
    Map<String, String> hard = new TreeMap<>();
    Json.at(quota, "spec", "hard")
        .properties()
        .forEach(field -> hard.put(field.getKey(), field.getValue().asString("")));
    return hard;
  }

  private List<ObjectNode> pods(JsonNode quota) {
    return store.list(Kind.POD, Json.text(quota, "metadata", "namespace")).stream()
        .filter(PodCost::counts)
        .toList();
  }

  private static BigDecimal used(List<ObjectNode> pods, String resource) {
    return pods.stream()
        .map(pod -> PodCost.of(pod, resource))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal value(String quantity) {
    return Quantity.parse(quantity).orElse(BigDecimal.ZERO);
  }

  /** In the units of the limit beside it: bytes as Mi, cores as m. */
  private static String text(BigDecimal amount, String like) {
    return Quantity.text(amount, like.endsWith("i"));
  }
}
