package dev.hindsight.local.slack.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.api.Http;
import dev.hindsight.local.slack.socket.Deliveries;
import dev.hindsight.local.slack.socket.Hands;
import dev.hindsight.local.slack.socket.SocketServer;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.ShiftedClock;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /_control/*}: what the page, the bench and tests in other processes use. */
public final class ControlApi implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(ControlApi.class);
  private final Store store;
  private final IntSupplier connections;
  private final PageState state;
  private final PersonControl people;
  private final WorkspaceControl workspace;
  private final TroubleControl trouble;

  public ControlApi(
      Store store,
      Hands hands,
      Faults faults,
      SocketServer sockets,
      Deliveries deliveries,
      ShiftedClock clock) {
    this.store = store;
    this.connections = deliveries::connections;
    this.state = new PageState(store, connections);
    this.people = new PersonControl(hands);
    this.workspace = new WorkspaceControl(store, clock);
    this.trouble = new TroubleControl(faults, sockets, deliveries, clock);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try {
      Optional<ObjectNode> answer = answer(route.replace("/_control", ""), exchange);
      if (answer.isPresent()) {
        Http.json(exchange, 200, answer.get());
      } else {
        Http.refuse(exchange, 404, "no such control: " + route);
      }
    } catch (IllegalArgumentException | SlackError | DateTimeException e) {
      Http.refuse(exchange, 400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("The local Slack failed in {}", route, e);
      Http.refuse(exchange, 500, "internal error, see the log");
    }
  }

  private Optional<ObjectNode> answer(String route, HttpExchange exchange) throws IOException {
    return Optional.ofNullable(
        switch (route) {
          case "GET /version" -> version();
          case "GET /state" -> state.of(query(exchange));
          case "GET /journal" -> new JournalView(store.journal()).json();
          case "POST /act" -> people.act(body(exchange));
          case "GET /workspace" -> workspace.all();
          case "POST /users" -> workspace.user(body(exchange));
          case "POST /groups" -> workspace.group(body(exchange));
          case "POST /channels" -> workspace.channel(body(exchange));
          case "POST /threads" -> workspace.thread(body(exchange));
          case "POST /app" -> workspace.app(body(exchange));
          case "POST /switches" -> workspace.switches(body(exchange));
          case "POST /faults" -> trouble.fault(body(exchange));
          case "POST /sockets/disconnect" -> trouble.disconnect(body(exchange));
          case "POST /sockets/refuse" -> trouble.refuse(body(exchange));
          case "POST /http/next" -> trouble.http(body(exchange));
          case "POST /clock/advance" -> trouble.advance(body(exchange));
          case "GET /snapshot" -> snapshot();
          case "POST /reset" -> reset(body(exchange));
          default -> null;
        });
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Http.form(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
  }

  private static ObjectNode body(HttpExchange exchange) throws IOException {
    String text = Http.text(exchange);
    return text.isBlank() ? Json.object() : Json.parseObject(text);
  }

  private ObjectNode version() {
    ObjectNode answer = Json.object().put("version", store.changes().version());
    return answer.put("connections", connections.getAsInt());
  }

  /** What {@code reset} takes; open modals and what only one person saw are not in it. */
  private ObjectNode snapshot() {
    ObjectNode all = Json.object();
    store
        .file()
        .entries()
        .forEach(
            (key, value) -> {
              if (!key.equals("tokens")) {
                all.set(key, value);
              }
            });
    ObjectNode answer = Json.object();
    answer.set("snapshot", all);
    return answer;
  }

  private ObjectNode reset(ObjectNode body) {
    Map<String, ObjectNode> entries = new LinkedHashMap<>();
    body.path("snapshot").properties().stream()
        .filter(e -> e.getValue().isObject())
        .forEach(e -> entries.put(e.getKey(), (ObjectNode) e.getValue()));
    store.reset(entries);
    trouble.faults().clear();
    return Json.object().put("ok", true);
  }
}
