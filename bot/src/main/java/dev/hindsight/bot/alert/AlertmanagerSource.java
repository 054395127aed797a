package dev.hindsight.bot.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Alertmanager's webhook, version 4 and the older and simplified ones: only {@code alerts} with
 * {@code labels} is required.
 */
@Component
class AlertmanagerSource implements AlertSource {

  private static final Logger log = LoggerFactory.getLogger(AlertmanagerSource.class);
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public List<Alert> read(JsonNode body) {
    JsonNode alerts = body.path("alerts");
    if (!alerts.isArray() || alerts.isEmpty()) {
      throw new UnreadableAlerts("\"alerts\" must be a list with at least one alert");
    }
    long cut = body.path("truncatedAlerts").asLong(0);
    if (cut > 0) {
      log.warn("Alertmanager cut off {} alerts of a group: raise max_alerts of its webhook", cut);
    }
    List<Alert> read = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      read.add(alert(alerts.get(i), body, "alerts[" + i + "]"));
    }
    return read;
  }

  private static Alert alert(JsonNode alert, JsonNode group, String where) {
    Map<String, String> labels = strings(alert.path("labels"), where + ".labels");
    if (labels.isEmpty()) {
      throw new UnreadableAlerts(where + ".labels must hold at least one label");
    }
    Alert.Status status = status(alert.path("status"), group.path("status"), where);
    String fingerprint = alert.path("fingerprint").asString("");
    return new Alert(
        // longer ones than any source sends would not fit into an index
        fingerprint.isBlank() || fingerprint.length() > 128 ? Fingerprint.of(labels) : fingerprint,
        status,
        labels,
        annotations(alert, where),
        time(alert.path("startsAt")),
        status == Alert.Status.RESOLVED ? time(alert.path("endsAt")) : Optional.empty());
  }

  /** With the ways back, which stand beside them; Grafana sends the second too. */
  private static Map<String, String> annotations(JsonNode alert, String where) {
    Map<String, String> all =
        new TreeMap<>(strings(alert.path("annotations"), where + ".annotations"));
    for (String link : List.of(Alert.RULE, Alert.DASHBOARD)) {
      String url = alert.path(link).asString("");
      if (!url.isBlank()) {
        all.putIfAbsent(link, url);
      }
    }
    return all;
  }

  private static Alert.Status status(JsonNode own, JsonNode group, String where) {
    String status = own.asString(group.asString("firing"));
    return switch (status) {
      case "firing" -> Alert.Status.FIRING;
      case "resolved" -> Alert.Status.RESOLVED;
      default -> throw new UnreadableAlerts(where + ".status must be \"firing\" or \"resolved\"");
    };
  }

  private static Map<String, String> strings(JsonNode node, String where) {
    if (node.isMissingNode() || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw new UnreadableAlerts(where + " must be an object of strings");
    }
    Map<String, String> strings = new TreeMap<>();
    node.properties()
        .forEach(
            e ->
                strings.put(
                    e.getKey(),
                    e.getValue().isValueNode()
                        ? e.getValue().asString()
                        : e.getValue().toString()));
    return strings;
  }

  /** Year 1 is how Alertmanager says "none"; an unreadable time is as good as none. */
  private static Optional<Instant> time(JsonNode node) {
    try {
      return Optional.of(OffsetDateTime.parse(node.asString("")).toInstant())
          .filter(t -> t.isAfter(Instant.EPOCH) && t.isBefore(LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
