package dev.hindsight.local.slack.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /response/ID}: an app's later answer to a command or click. */
public final class ResponseUrlHandler implements HttpHandler {
  private final Store store;
  private final Answers answers;
  private final Clock clock;

  public ResponseUrlHandler(Store store, Answers answers, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/response/".length());
    String text = Http.text(exchange);
    String error = answer(id, text);
    int status = error.isEmpty() ? 200 : error.endsWith("_url") ? 404 : 400;
    store
        .journal()
        .add(new ApiCall(clock.instant(), "response_url", Map.of("body", text), status, error));
    if (error.isEmpty()) {
      Http.send(exchange, 200, "text/plain", "ok".getBytes(StandardCharsets.UTF_8));
    } else {
      Http.refuse(exchange, status, error);
    }
  }

  private String answer(String id, String text) {
    try {
      ObjectNode body = Json.parseObject(text);
      answers.give(store.responseUrls().use(id), body);
      return "";
    } catch (SlackError e) {
      return e.code();
    } catch (IllegalArgumentException e) {
      return "invalid_payload";
    }
  }
}
