package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records events as client-go does: the same event again only counts up; they live an hour. */
final class Events {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private record Same(String uid, String type, String reason, String message) {}

  private final ObjectStore store;
  private final Clock clock;
  private final Map<Same, Key> known = new HashMap<>();
  private Instant swept = Instant.EPOCH;

  Events(ObjectStore store) {
    this(store, store.clock());
  }

  /** Events of another time than now. */
  Events(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    store.list(Kind.EVENT, "").forEach(event -> known.put(same(event), Key.of(Kind.EVENT, event)));
  }

  void normal(JsonNode about, String component, String reason, String message) {
    record(about, "", component, "Normal", reason, message);
  }

  void warning(JsonNode about, String component, String reason, String message) {
    record(about, "", component, "Warning", reason, message);
  }

  /** An event about one container of a pod, from the kubelet. */
  void container(JsonNode pod, String type, String reason, String message) {
    String name = Json.text(Json.at(pod, "spec", "containers").path(0), "name");
    record(pod, "spec.containers{" + name + "}", "kubelet", type, reason, message);
  }

  /** An event about a whole pod, from the kubelet. */
  void pod(JsonNode pod, String type, String reason, String message) {
    record(pod, "", "kubelet", type, reason, message);
  }

  /** An event about a node, from its kubelet. */
  void node(JsonNode node, String type, String reason, String message) {
    record(node, "", "kubelet", type, reason, message);
  }

  void sweep(Instant now) {
    if (Duration.between(swept, now).compareTo(SWEEP) < 0) {
      return;
    }
    swept = now;
    for (ObjectNode event : store.list(Kind.EVENT, "")) {
      if (Json.time(event, "lastTimestamp").plus(LIFETIME).isBefore(now)) {
        known.remove(same(event));
        store.delete(Key.of(Kind.EVENT, event));
      }
    }
  }

  private void record(
      JsonNode about, String field, String component, String type, String reason, String message) {
    Same same = new Same(Json.text(about, "metadata", "uid"), type, reason, message);
    Optional<ObjectNode> before = Optional.ofNullable(known.get(same)).flatMap(store::get);
    String now = Json.time(clock.instant());
    if (before.isPresent()) {
      ObjectNode again = before.get().deepCopy();
      again.put("count", Json.number(again, "count") + 1).put("lastTimestamp", now);
      store.put(Key.of(Kind.EVENT, again), again);
      return;
    }
    ObjectNode event = event(about, field, component, now);
    event.put("type", type).put("reason", reason).put("message", message);
    known.put(same, Key.of(Kind.EVENT, store.create(Kind.EVENT, event)));
  }

  private ObjectNode event(JsonNode about, String field, String component, String now) {
    String name = Json.text(about, "metadata", "name");
    String namespace = Json.text(about, "metadata", "namespace");
    String home = namespace.isEmpty() ? "default" : namespace;
    ObjectNode event = Json.object();
    Json.child(event, "metadata")
        .put("name", name + "." + "%016x".formatted(store.version() * 0x9E3779B97F4A7C15L))
        .put("namespace", home);
    ObjectNode involved =
        Json.child(event, "involvedObject")
            .put("kind", Json.text(about, "kind"))
            .put("apiVersion", Json.text(about, "apiVersion"))
            .put("name", name)
            .put("uid", Json.text(about, "metadata", "uid"))
            .put("resourceVersion", Json.text(about, "metadata", "resourceVersion"));
    if (!namespace.isEmpty()) {
      involved.put("namespace", namespace);
    }
    if (!field.isEmpty()) {
      involved.put("fieldPath", field);
    }
    Json.child(event, "source").put("component", component);
    String node = Json.text(about, "spec", "nodeName");
    if (component.equals("kubelet") && !node.isEmpty()) {
      Json.child(event, "source").put("host", node);
    }
    event.put("firstTimestamp", now).put("lastTimestamp", now).put("count", 1);
    event.putNull("eventTime");
    return event.put("reportingComponent", component).put("reportingInstance", node);
  }

  private static Same same(JsonNode event) {
    return new Same(
        Json.text(event, "involvedObject", "uid"),
        Json.text(event, "type"),
        Json.text(event, "reason"),
        Json.text(event, "message"));
  }
}
