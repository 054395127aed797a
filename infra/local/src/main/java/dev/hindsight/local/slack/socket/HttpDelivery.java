package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Delivered.Outcome;
import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what people do as signed HTTP requests, after the app has proven that the address is its.
 */
final class HttpDelivery {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private final URI url;
  private final RequestSignature signature;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private volatile boolean verified;

  HttpDelivery(URI url, String secret, Clock clock) {
    this.url = url;
    this.signature = new RequestSignature(secret);
    this.clock = clock;
  }

  /** How it ended, and what the app answered. */
  record Result(Outcome outcome, JsonNode ack) {
    static Result of(Outcome outcome) {
      return new Result(outcome, Json.object());
    }
  }

  /** Whether the app answers at its address. */
  synchronized boolean reachable() {
    if (!verified) {
      String challenge = UUID.randomUUID().toString();
      ObjectNode body = Json.object("token", "practice", "type", "url_verification");
      Result result = post(request(JSON, body.put("challenge", challenge).toString()));
      verified = result.ack().toString().contains(challenge);
    }
    return verified;
  }

  Result send(String type, int attempt, String reason, ObjectNode payload) {
    if (!reachable()) {
      return Result.of(Outcome.NOT_CONNECTED);
    }
    HttpRequest.Builder request =
        switch (type) {
          case "slash_commands" -> request(FORM, form(payload));
          case "interactive" -> request(FORM, "payload=" + encoded(payload.toString()));
          default -> request(JSON, payload.toString());
        };
    if (attempt > 0) {
      request.header("X-Slack-Retry-Num", Integer.toString(attempt));
      request.header("X-Slack-Retry-Reason", reason);
    }
    return post(request);
  }

  private HttpRequest.Builder request(String type, String body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(url)
        .timeout(PATIENCE)
        .header("Content-Type", type)
        .header("User-Agent", "Slackbot 1.0 (practice)")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature.of(timestamp, body))
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  private Result post(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? new Result(Outcome.ACKNOWLEDGED, read(answer))
          : Result.of(Outcome.REFUSED);
    } catch (HttpTimeoutException e) {
      return Result.of(Outcome.UNANSWERED);
    } catch (IOException e) {
      verified = false;
      return Result.of(Outcome.NOT_CONNECTED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.of(Outcome.UNANSWERED);
    }
  }

  /** Words are an answer as well as JSON is. */
  private static JsonNode read(HttpResponse<String> answer) {
    String body = answer.body().strip();
    Optional<String> type = answer.headers().firstValue("Content-Type");
    if (body.isEmpty()) {
      return Json.object();
    }
    if (type.filter(t -> t.startsWith(JSON)).isPresent()) {
      try {
        return Json.parseObject(body);
      } catch (JacksonException | IllegalArgumentException e) {
        return Json.object("text", body);
      }
    }
    return Json.object("text", body);
  }

  private static String form(ObjectNode payload) {
    return payload
        .propertyStream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().asString("")))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
