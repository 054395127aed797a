package dev.hindsight.bench.prompts;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An alert about checkout, whose texts are a stranger's, sent as Alertmanager does. */
final class Webhook implements AutoCloseable {

  private final World world;
  private final HttpClient http = HttpClient.newHttpClient();

  Webhook(World world) {
    this.world = world;
  }

  /** Three of one incident, so that what is left out of one text leaves the others. */
  void send(Hostile hostile) {
    post(alerts(hostile).toString());
  }

  /** The same three are over. */
  void resolve(Hostile hostile) {
    ObjectNode body = alerts(hostile).put("status", "resolved");
    for (JsonNode alert : body.path("alerts")) {
      ((ObjectNode) alert)
          .put("status", "resolved")
          .put("endsAt", world.clock().instant().toString());
    }
    post(body.toString());
  }

  private ObjectNode alerts(Hostile hostile) {
    ObjectNode body = body(hostile.service());
    alert(
        body,
        hostile.service(),
        hostile.service(),
        Map.of("alertname", hostile.isHostile() ? hostile.in(Field.ALERT_NAME) : "PodNotReady"),
        Map.of("summary", "restarts"));
    alert(
        body,
        hostile.service(),
        hostile.service(),
        Map.of("alertname", "PodOOMKilled", "note", hostile.in(Field.LABEL)),
        Map.of(
            "summary",
            hostile.in(Field.SUMMARY),
            "runbook_url",
            "https://runbooks.example/" + hostile.in(Field.RUNBOOK_URL)));
    alert(
        body,
        hostile.service(),
        hostile.service(),
        Map.of("alertname", "PodRestarts"),
        Map.of("description", hostile.in(Field.DESCRIPTION)));
    return body;
  }

  void send(
      String service, String namespace, Map<String, String> labels, Map<String, String> notes) {
    ObjectNode body = body(service);
    alert(body, service, namespace, labels, notes);
    post(body.toString());
  }

  private static ObjectNode body(String service) {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("version", "4");
    return body.put("status", "firing").put("groupKey", service);
  }

  private void alert(
      ObjectNode body,
      String service,
      String namespace,
      Map<String, String> labels,
      Map<String, String> annotations) {
    ObjectNode alert = body.withArrayProperty("alerts").addObject().put("status", "firing");
    alert.put("fingerprint", service + '-' + body.path("alerts").size());
    alert.put("startsAt", world.clock().instant().toString());
    ObjectNode all = alert.putObject("labels");
    all.put("service", service).put("namespace", namespace).put("deployment", "checkout");
    all.put("severity", "critical");
    labels.forEach(all::put);
    ObjectNode notes = alert.putObject("annotations");
    annotations.forEach(notes::put);
  }

  private void post(String body) {
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(world.alerts())
                      .header("Authorization", "Bearer " + world.token())
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      if (status / 100 != 2) {
        throw new CannotRun("the bot answered an alert with " + status);
      }
    } catch (IOException e) {
      throw new CannotRun("the bot took no alert: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
