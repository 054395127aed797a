package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Ages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Whether a container of it has run here: only then there are logs. */
  boolean hasRun() {
    return !Json.text(pod, "/status/phase").equals("Failed")
        && worstContainer()
            .filter(c -> Json.number(c, "/restartCount") > 0 || !c.at("/state/waiting").isObject())
            .isPresent();
  }

  Optional<String> node() {
    return Json.maybe(pod, "/spec/nodeName");
  }

  /** The container that does worst; its logs say most. */
  Optional<JsonNode> worstContainer() {
    return Stream.concat(initTroubles(), statuses().stream())
        .max(
            Comparator.comparingInt((JsonNode s) -> s.at("/state/waiting").isObject() ? 1 : 0)
                .thenComparingLong(s -> Json.number(s, "/restartCount")));
  }

  /** The pod among these that does worst. */
  static Optional<PodView> worst(List<JsonNode> pods) {
    return worstFirst(pods).stream().findFirst();
  }

  /** Those that ended for good come last: they are history, and mostly without logs. */
  static List<PodView> worstFirst(List<JsonNode> pods) {
    return pods.stream()
        .map(PodView::new)
        .sorted(
            Comparator.comparingInt((PodView p) -> p.ended() ? 0 : 1)
                .thenComparingInt(p -> p.ready() ? 0 : 1)
                .thenComparingInt(PodView::restarts)
                .thenComparing(PodView::name)
                .reversed())
        .toList();
  }

  /** Whether it is Failed, as an evicted one, or Succeeded. */
  boolean ended() {
    String phase = Json.text(pod, "/status/phase");
    return phase.equals("Failed") || phase.equals("Succeeded");
  }

  boolean evicted() {
    return ended() && Json.text(pod, "/status/reason").equals("Evicted");
  }

  private Stream<JsonNode> initTroubles() {
    return Json.list(pod, "/status/initContainerStatuses").stream()
        .filter(
            status ->
                Json.maybe(status, "/state/waiting/reason")
                        .filter(reason -> !reason.equals("PodInitializing"))
                        .isPresent()
                    || Json.number(status, "/state/terminated/exitCode") != 0);
  }

  String line() {
    List<String> parts = new ArrayList<>();
    String reason = Json.maybe(pod, "/status/reason").map(r -> " " + r).orElse("");
    String message = Json.maybe(pod, "/status/message").map(m -> ": " + m).orElse("");
    parts.add("phase " + Json.text(pod, "/status/phase") + reason);
    parts.add(ready() ? "ready" : "not ready");
    node().map(node -> "on " + node).ifPresent(parts::add);
    if (Json.maybe(pod, "/metadata/deletionTimestamp").isPresent()) {
      parts.add("being deleted");
    }
    notScheduled().ifPresent(parts::add);
    return "pod %s: %s".formatted(name(), String.join(", ", parts) + message);
  }

  private Optional<String> notScheduled() {
    return Json.list(pod, "/status/conditions").stream()
        .filter(c -> "PodScheduled".equals(Json.text(c, "/type")))
        .filter(c -> "False".equals(Json.text(c, "/status")))
        .map(c -> "asks for %s, not scheduled: %s".formatted(requests(), Json.text(c, "/message")))
        .findFirst();
  }

  private String requests() {
    String asked =
        Json.list(pod, "/spec/containers").stream()
            .flatMap(c -> c.at("/resources/requests").properties().stream())
            .map(e -> e.getKey() + " " + e.getValue().asString(""))
            .collect(Collectors.joining(" and "));
    return asked.isEmpty() ? "nothing" : asked;
  }

  /** What ended an hour ago or earlier says so. */
  List<String> containerLines(Instant now) {
    Map<String, JsonNode> specs =
        Stream.of("/spec/containers", "/spec/initContainers")
            .flatMap(pointer -> Json.list(pod, pointer).stream())
            .collect(
                Collectors.toMap(c -> Json.text(c, "/name"), Function.identity(), (a, _) -> a));
    return Stream.concat(initTroubles(), statuses().stream())
        .map(
            status -> {
              JsonNode spec = specs.getOrDefault(Json.text(status, "/name"), status);
              return containerLine(status, spec, now);
            })
        .toList();
  }

  private static String containerLine(JsonNode status, JsonNode spec, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(state(status));
    parts.add("restarts " + Json.number(status, "/restartCount"));
    terminated(status, "/lastState/terminated")
        .map(t -> "last terminated " + t + Ages.ifLongAgo(ended(status), now))
        .ifPresent(parts::add);
    Json.maybe(spec, "/resources/limits/memory")
        .map(m -> "memory limit " + m)
        .ifPresent(parts::add);
    Json.maybe(spec, "/image").map(i -> "image " + i).ifPresent(parts::add);
    return "container %s: %s".formatted(Json.text(status, "/name"), String.join(", ", parts));
  }

  private static String state(JsonNode status) {
    return Json.maybe(status, "/state/waiting/reason")
        .map(r -> "waiting " + r + why(status, r))
        .or(() -> terminated(status, "/state/terminated").map(t -> "terminated " + t))
        .orElse(status.at("/ready").asBoolean(false) ? "running, ready" : "running, not ready");
  }

  /** The message, unless it only says again how long the kubelet waits. */
  private static String why(JsonNode status, String reason) {
    return Json.maybe(status, "/state/waiting/message")
        .filter(_ -> !reason.equals("CrashLoopBackOff"))
        .map(message -> ": " + message)
        .orElse("");
  }

  /** Whether its last run ended after that moment, or nobody says when. */
  static boolean endedAfter(JsonNode status, Instant since) {
    return ended(status).filter(at -> at.isBefore(since)).isEmpty();
  }

  private static Optional<Instant> ended(JsonNode status) {
    return Json.time(status, "/lastState/terminated/finishedAt");
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
