package dev.hindsight.local.slack;

import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person's hands and eyes in another process: the control interface of a local Slack. */
final class ControlClient implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI control;

  ControlClient(LocalSlack slack) {
    control = slack.url().resolve("_control/");
  }

  /** Does something; fields and values in turn. */
  JsonNode act(String person, String type, String... fields)
      throws IOException, InterruptedException {
    ObjectNode body = Json.object(fields).put("as", person).put("type", type);
    return send("POST", "act", body.toString());
  }

  JsonNode state(String person, String channel, String thread)
      throws IOException, InterruptedException {
    return send("GET", "state?as=%s&channel=%s&thread=%s".formatted(person, channel, thread), "");
  }

  JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(control.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return Json.parse(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
