package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.store.Json;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the body of an Alertmanager webhook, version 4. */
final class Webhook {

  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private Webhook() {}

  static ObjectNode body(SortedMap<String, String> group, List<Alert> alerts, URI cluster) {
    ObjectNode body = Json.object();
    body.put("receiver", "hindsight").put("status", status(alerts));
    ArrayNode list = body.putArray("alerts");
    alerts.forEach(alert -> list.add(alert(alert, cluster)));
    body.set("groupLabels", Alert.map(group));
    body.set("commonLabels", common(alerts.stream().map(Alert::labels).toList()));
    body.set("commonAnnotations", common(alerts.stream().map(Alert::annotations).toList()));
    body.put("externalURL", cluster.toString()).put("version", "4");
    return body.put("groupKey", groupKey(group)).put("truncatedAlerts", 0);
  }

  static String groupKey(SortedMap<String, String> group) {
    return group.entrySet().stream()
        .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
        .collect(Collectors.joining(", ", "{}:{", "}"));
  }

  static ObjectNode alert(Alert alert, URI cluster) {
    ObjectNode json = Json.object();
    json.put("status", status(List.of(alert)));
    json.set("labels", Alert.map(alert.labels()));
    json.set("annotations", Alert.map(alert.annotations()));
    json.put("startsAt", alert.startsAt().map(Objects::toString).orElse(NOT_ENDED));
    json.put("endsAt", alert.endsAt().map(Objects::toString).orElse(NOT_ENDED));
    json.put("generatorURL", cluster + "/practice/alerts#" + alert.fingerprint());
    return json.put("fingerprint", alert.fingerprint());
  }

  private static String status(Collection<Alert> alerts) {
    return alerts.stream().anyMatch(Alert::isFiring) ? "firing" : "resolved";
  }

  private static ObjectNode common(List<? extends Map<String, String>> maps) {
    Map<String, String> shared = new HashMap<>(maps.getFirst());
    maps.forEach(map -> shared.entrySet().retainAll(map.entrySet()));
    return Alert.map(shared);
  }
}
