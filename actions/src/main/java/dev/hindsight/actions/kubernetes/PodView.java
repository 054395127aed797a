package dev.hindsight.actions.kubernetes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One pod in plain, regular words; pure. */
record PodView(JsonNode pod) {

  String name() {
    return Json.text(pod, "/metadata/name");
  }

  List<JsonNode> statuses() {
    return Json.list(pod, "/status/containerStatuses");
  }

  int restarts() {
    return statuses().stream().mapToInt(s -> (int) Json.number(s, "/restartCount")).sum();
  }

  boolean ready() {
    return !statuses().isEmpty()
        && statuses().stream().allMatch(s -> s.at("/ready").asBoolean(false));
  }

  /** Whether a container of it ended after that moment. */
  boolean restartedAfter(Instant since) {
    return statuses().stream()
        .filter(s -> Json.number(s, "/restartCount") > 0)
        .flatMap(s -> Json.time(s, "/lastState/terminated/finishedAt").stream())
        .anyMatch(ended -> ended.isAfter(since));
  }

  /** The container that does worst; its logs say most. */
  Optional<JsonNode> worstContainer() {
    return statuses().stream()
        .max(
            Comparator.comparingInt((JsonNode s) -> s.at("/state/waiting").isObject() ? 1 : 0)
                .thenComparingLong(s -> Json.number(s, "/restartCount")));
  }

  /** The pod among these that does worst. */
  static Optional<PodView> worst(List<JsonNode> pods) {
    return pods.stream()
        .map(PodView::new)
        .max(
            Comparator.comparingInt((PodView p) -> p.ready() ? 0 : 1)
                .thenComparingInt(PodView::restarts)
                .thenComparing(PodView::name));
  }

  String line() {
    String reason = Json.maybe(pod, "/status/reason").map(r -> " " + r).orElse("");
    String why =
        Json.list(pod, "/status/conditions").stream()
            .filter(c -> "PodScheduled".equals(Json.text(c, "/type")))
            .filter(c -> "False".equals(Json.text(c, "/status")))
            .map(c -> ", not scheduled: " + Json.text(c, "/message"))
            .findFirst()
            .orElse("");
    return "pod %s: phase %s%s, %s%s"
        .formatted(
            name(), Json.text(pod, "/status/phase"), reason, ready() ? "ready" : "not ready", why);
  }

  List<String> containerLines() {
    Map<String, JsonNode> specs =
        Json.list(pod, "/spec/containers").stream()
            .collect(
                Collectors.toMap(c -> Json.text(c, "/name"), Function.identity(), (a, _) -> a));
    return statuses().stream()
        .map(
            status -> {
              JsonNode spec = specs.getOrDefault(Json.text(status, "/name"), status);
              return containerLine(status, spec);
            })
        .toList();
  }

  private static String containerLine(JsonNode status, JsonNode spec) {
    List<String> parts = new ArrayList<>();
    parts.add(state(status));
    parts.add("restarts " + Json.number(status, "/restartCount"));
    terminated(status, "/lastState/terminated")
        .map(t -> "last terminated " + t)
        .ifPresent(parts::add);
    Json.maybe(spec, "/resources/limits/memory")
        .map(m -> "memory limit " + m)
        .ifPresent(parts::add);
    Json.maybe(spec, "/image").map(i -> "image " + i).ifPresent(parts::add);
    return "container %s: %s".formatted(Json.text(status, "/name"), String.join(", ", parts));
  }

  private static String state(JsonNode status) {
    return Json.maybe(status, "/state/waiting/reason")
        .map(r -> "waiting " + r)
        .or(() -> terminated(status, "/state/terminated").map(t -> "terminated " + t))
        .orElse(status.at("/ready").asBoolean(false) ? "running, ready" : "running, not ready");
  }

  private static Optional<String> terminated(JsonNode status, String pointer) {
    JsonNode terminated = status.at(pointer);
    return terminated.isObject()
        ? Optional.of(
            "%s exit %d"
                .formatted(
                    Json.maybe(terminated, "/reason").orElse("Unknown"),
                    Json.number(terminated, "/exitCode")))
        : Optional.empty();
  }
}
