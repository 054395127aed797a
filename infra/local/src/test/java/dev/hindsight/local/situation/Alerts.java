package dev.hindsight.local.situation;

import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts as an Alertmanager sends them. */
public final class Alerts {

  private Alerts() {}

  /** One alert about a service. */
  public static String of(String service, String name, String summary) {
    return body(1, service, name, summary, Map.of());
  }

  /** So many alerts about one service, with these labels besides. */
  static String body(
      int count, String service, String name, String summary, Map<String, String> labels) {
    ObjectNode body =
        JsonMapper.shared()
            .createObjectNode()
            .put("version", "4")
            .put("receiver", "hindsight")
            .put("status", "firing")
            .put("groupKey", service + name)
            .put("truncatedAlerts", 0)
            .put("externalURL", "http://alertmanager.example");
    ArrayNode alerts = body.putArray("alerts");
    IntStream.range(0, count)
        .forEach(
            i -> alert(alerts.addObject(), service, name + (i == 0 ? "" : i), summary, labels));
    body.putObject("groupLabels");
    body.putObject("commonLabels");
    body.putObject("commonAnnotations");
    return body.toString();
  }

  private static void alert(
      ObjectNode alert, String service, String name, String summary, Map<String, String> more) {
    ObjectNode labels = alert.put("status", "firing").putObject("labels");
    labels
        .put("alertname", name)
        .put("cluster", "elsewhere")
        .put("namespace", "shop")
        .put("service", service)
        .put("severity", "critical");
    more.forEach(labels::put);
    alert.putObject("annotations").put("summary", summary).put("description", summary);
    alert
        .put("startsAt", "2026-03-01T03:00:00Z")
        .put("endsAt", "0001-01-01T00:00:00Z")
        .put("generatorURL", "http://prometheus.example/graph")
        .put("fingerprint", Integer.toHexString((service + name).hashCode()));
  }
}
