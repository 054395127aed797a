package dev.hindsight.local.slack;

import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.node.ObjectNode;

/** The Web API without any client library, in whatever encoding. */
final class RawApi implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalSlack slack;

  RawApi(LocalSlack slack) {
    this.slack = slack;
  }

  ObjectNode json(String method, String body) throws IOException, InterruptedException {
    return body(send(method, "application/json; charset=utf-8", body));
  }

  ObjectNode form(String method, String body) throws IOException, InterruptedException {
    return body(send(method, "application/x-www-form-urlencoded; charset=UTF-8", body));
  }

  /** The error of a refused call, empty when it went well. */
  String error(String method, String body) throws IOException, InterruptedException {
    return Json.text(json(method, body), "error");
  }

  HttpResponse<String> send(String method, String type, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(slack.url().resolve("api/" + method))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + slack.botToken())
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static ObjectNode body(HttpResponse<String> answer) {
    return Json.parseObject(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
