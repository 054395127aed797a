package dev.hindsight.bench.prompts;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An alert about checkout, whose texts are a stranger's, sent as Alertmanager does. */
final class Webhook implements AutoCloseable {

  private final World world;
  private final HttpClient http = HttpClient.newHttpClient();

  Webhook(World world) {
    this.world = world;
  }

  void send(Hostile hostile) {
    send(
        hostile.service(),
        Map.of(
            "alertname",
            hostile.isHostile() ? hostile.in(Field.ALERT_NAME) : "PodOOMKilled",
            "note",
            hostile.in(Field.LABEL)),
        Map.of(
            "summary", hostile.in(Field.SUMMARY),
            "description", hostile.in(Field.DESCRIPTION),
            "runbook_url", "https://runbooks.example/" + hostile.in(Field.RUNBOOK_URL)));
  }

  void send(String service, Map<String, String> labels, Map<String, String> annotations) {
    ObjectNode body = JsonMapper.shared().createObjectNode().put("version", "4");
    body.put("status", "firing").put("groupKey", service);
    ObjectNode alert = body.putArray("alerts").addObject().put("status", "firing");
    alert.put("fingerprint", service).put("startsAt", world.clock().instant().toString());
    ObjectNode all = alert.putObject("labels");
    all.put("service", service).put("namespace", "shop").put("deployment", "checkout");
    all.put("severity", "critical");
    labels.forEach(all::put);
    ObjectNode notes = alert.putObject("annotations");
    annotations.forEach(notes::put);
    post(body.toString());
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
