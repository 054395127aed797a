package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Delivered;
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
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
  private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

  private final URI url;
  private final RequestSignature signature;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .executor(Executors.newThreadPerTaskExecutor(THREADS))
          .build();
  private final Deque<HttpVariant> next = new ConcurrentLinkedDeque<>();
  private volatile boolean verified;
  private volatile @Nullable HttpRequest last;

  /**
   * @param clock the app's own time, or it refuses the signatures
   */
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

  /** Makes the next request differ. */
  void next(HttpVariant variant) {
    next.add(variant);
  }

  /** Whether the app answers at its address. */
  synchronized boolean reachable() {
    if (!verified) {
      String challenge = UUID.randomUUID().toString();
      ObjectNode body = Json.object("token", "practice", "type", "url_verification");
      body.put("challenge", challenge);
      Result result = post(request(HttpVariant.NONE, JSON, body.toString(), 0, "").build());
      verified = result.ack().toString().contains(challenge);
    }
    return verified;
  }

  Result send(String type, int attempt, String reason, ObjectNode payload) {
    if (!reachable()) {
      return Result.of(Outcome.NOT_CONNECTED);
    }
    HttpVariant variant = Optional.ofNullable(next.poll()).orElse(HttpVariant.NONE);
    HttpRequest.Builder request =
        switch (type) {
          case "slash_commands" -> request(variant, FORM, form(payload), attempt, reason);
          case "interactive" ->
              request(variant, FORM, "payload=" + encoded(payload.toString()), attempt, reason);
          default -> request(variant, JSON, payload.toString(), attempt, reason);
        };
    return send(variant, request.build());
  }

  private Result send(HttpVariant variant, HttpRequest request) {
    HttpRequest before = last;
    last = request;
    return switch (variant) {
      case REPLAY -> post(before == null ? request : before);
      case DUPLICATE -> {
        CompletableFuture<Result> twin = CompletableFuture.supplyAsync(() -> post(request));
        Result first = post(request);
        // one of the two carries the answer
        yield first.outcome() != Outcome.ACKNOWLEDGED || !first.ack().isEmpty()
            ? first
            : twin.join();
      }
      default -> post(request);
    };
  }

  private HttpRequest.Builder request(
      HttpVariant variant, String type, String body, int attempt, String reason) {
    String timestamp = Long.toString(clock.instant().getEpochSecond() + variant.shift());
    byte[] signed = variant.signed(type, body);
    String right = signature.of(timestamp, signed);
    UnaryOperator<String> name =
        variant == HttpVariant.UPPERCASE_HEADERS
            ? n -> n.toUpperCase(Locale.ROOT)
            : UnaryOperator.identity();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header(name.apply("Content-Type"), type)
            .header(name.apply("User-Agent"), "Slackbot 1.0 (practice)")
            .header(name.apply("X-Slack-Request-Timestamp"), timestamp)
            .header(
                name.apply("X-Slack-Signature"),
                variant == HttpVariant.WRONG_SIGNATURE ? "v0=" + "0".repeat(64) : right)
            .POST(BodyPublishers.ofByteArray(variant.sent(signed)));
    if (variant == HttpVariant.GZIP) {
      request.header("Content-Encoding", "gzip");
    }
    if (attempt > 0) {
      request.header("X-Slack-Retry-Num", Integer.toString(attempt));
      request.header("X-Slack-Retry-Reason", reason);
    }
    return request;
  }

  private Result post(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? new Result(Outcome.ACKNOWLEDGED, read(answer))
          : new Result(Outcome.REFUSED, refused(answer));
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

  private static ObjectNode refused(HttpResponse<String> answer) {
    boolean enough =
        answer.headers().firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent();
    return Json.object().put("status", answer.statusCode()).put(Delivered.NO_RETRY, enough);
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
