package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A condition over time: pending at first, firing after its hold time, resolved in the end. */
record Alert(
    SortedMap<String, String> labels,
    Map<String, String> annotations,
    Instant activeSince,
    Instant lastTrue,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt) {

  static Alert begin(AlertCondition condition, Instant now) {
    return new Alert(
            condition.labels(),
            condition.annotations(),
            now,
            now,
            Optional.empty(),
            Optional.empty())
        .seen(condition, now);
  }

  /** Still true; fires once it has been true for long enough. */
  Alert seen(AlertCondition condition, Instant now) {
    boolean due = !activeSince.plus(condition.holdFor()).isAfter(now);
    return new Alert(
        labels,
        condition.annotations(),
        activeSince,
        now,
        startsAt.or(() -> due ? Optional.of(now) : Optional.empty()),
        Optional.empty());
  }

  Alert resolve(Instant now) {
    return new Alert(labels, annotations, activeSince, lastTrue, startsAt, Optional.of(now));
  }

  boolean isFiring() {
    return startsAt.isPresent() && endsAt.isEmpty();
  }

  boolean isQuietFor(Duration duration, Instant now) {
    return !lastTrue.plus(duration).isAfter(now);
  }

  String fingerprint() {
    return Fingerprint.of(labels);
  }

  /** What is told together: one alert of one deployment. */
  SortedMap<String, String> group() {
    return new TreeMap<>(
        Map.of(
            "alertname", labels.getOrDefault("alertname", ""),
            "namespace", labels.getOrDefault("namespace", ""),
            "deployment", labels.getOrDefault("deployment", "")));
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.set("labels", map(labels));
    json.set("annotations", map(annotations));
    json.put("activeSince", activeSince.toString()).put("lastTrue", lastTrue.toString());
    startsAt.ifPresent(time -> json.put("startsAt", time.toString()));
    return json;
  }

  static Alert of(JsonNode json) {
    return new Alert(
        new TreeMap<>(map(json.path("labels"))),
        map(json.path("annotations")),
        Json.time(json, "activeSince"),
        Json.time(json, "lastTrue"),
        Json.has(json, "startsAt") ? Optional.of(Json.time(json, "startsAt")) : Optional.empty(),
        Optional.empty());
  }

  static ObjectNode map(Map<String, String> map) {
    ObjectNode json = Json.object();
    new TreeMap<>(map).forEach(json::put);
    return json;
  }

  private static Map<String, String> map(JsonNode json) {
    return json.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().asString("")));
  }
}
