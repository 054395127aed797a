package dev.hindsight.local.slack.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Journal;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/METHOD}: decodes, stages faults, calls the method, journals, answers. */
public final class WebApi implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(WebApi.class);
  private static final int DROPPED = 0;

  private final Methods methods;
  private final Faults faults;
  private final Journal journal;
  private final Clock clock;

  public WebApi(Methods methods, Faults faults, Journal journal, Clock clock) {
    this.methods = methods;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  private record Answer(int status, ObjectNode body) {
    String error() {
      return Json.text(body, "error");
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    Optional<Faults.Fault> fault = faults.take(method);
    Call call;
    try {
      call = decode(exchange, method);
    } catch (IllegalArgumentException e) {
      Http.refuse(exchange, 200, "invalid_json");
      return;
    }
    long start = System.nanoTime();
    Answer answer = fault.flatMap(this::staged).orElseGet(() -> answer(call));
    boolean drop = fault.filter(f -> f.kind() == Faults.Kind.DROP).isPresent();
    journal.add(
        new ApiCall(
            clock.instant(),
            method,
            call.args(),
            drop ? DROPPED : answer.status(),
            answer.error(),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
    if (drop) {
      // an answer that breaks off: with no byte at all okhttp would silently send the call again
      exchange.sendResponseHeaders(200, Integer.MAX_VALUE);
      exchange.getResponseBody().write(0);
      exchange.getResponseBody().flush();
      exchange.close();
    } else {
      send(exchange, answer);
    }
  }

  private static Call decode(HttpExchange exchange, String method) throws IOException {
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()).strip() : "";
    String body = Http.text(exchange);
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    if (type.startsWith("application/json")) {
      return Call.of(method, body.isBlank() ? Json.object() : Json.parseObject(body), token);
    }
    Map<String, String> args = new LinkedHashMap<>(Http.form(query));
    args.putAll(Http.form(body));
    String inBody = Optional.ofNullable(args.remove("token")).orElse("");
    return new Call(method, args, token.isEmpty() ? inBody : token);
  }

  private Optional<Answer> staged(Faults.Fault fault) {
    return switch (fault.kind()) {
      case DROP -> Optional.empty();
      case SERVER_ERROR -> Optional.of(new Answer(500, Json.object()));
      case TIMEOUT -> Optional.of(silence(fault.detail()));
      case ERROR -> Optional.of(new Answer(200, refusal(new SlackError(fault.detail()))));
      case RATE_LIMITED -> Optional.of(limited(fault.detail()));
    };
  }

  private static Answer silence(String seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(Long.parseLong(seconds)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Answer(500, Json.object());
  }

  private Answer answer(Call call) {
    try {
      ObjectNode body = Json.object().put("ok", true);
      body.setAll(methods.call(call));
      return new Answer(200, body);
    } catch (SlackError e) {
      return new Answer(200, refusal(e));
    } catch (RateLimited e) {
      return limited(Integer.toString(e.retryAfter()));
    } catch (RuntimeException e) {
      log.error("The local Slack failed in {}", call.method(), e);
      return new Answer(200, refusal(new SlackError("internal_error")));
    }
  }

  private static Answer limited(String seconds) {
    ObjectNode body = Json.object("error", "ratelimited").put("ok", false);
    body.put("retry_after", seconds);
    return new Answer(429, body);
  }

  private ObjectNode refusal(SlackError e) {
    ObjectNode body = Json.object("error", e.code()).put("ok", false);
    if (e.code().equals("missing_scope")) {
      body.put("needed", String.join(",", e.messages()));
      return body.put("provided", methods.scopes());
    }
    if (!e.messages().isEmpty()) {
      ArrayNode messages = body.putObject("response_metadata").putArray("messages");
      ArrayNode errors = body.putArray("errors");
      e.messages()
          .forEach(
              m -> {
                messages.add(m);
                errors.add(m.replace("[ERROR] ", ""));
              });
    }
    return body;
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("x-oauth-scopes", methods.scopes());
    if (answer.status() == 429) {
      exchange.getResponseHeaders().set("Retry-After", Json.text(answer.body(), "retry_after"));
      answer.body().remove("retry_after");
    }
    if (answer.status() == 500) {
      Http.send(exchange, 500, "text/plain", new byte[0]);
    } else {
      Http.json(exchange, answer.status(), answer.body());
    }
  }
}
