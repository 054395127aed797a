package dev.hindsight.local.slack.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.api.Http;
import dev.hindsight.local.slack.socket.Acts;
import dev.hindsight.local.slack.socket.SocketServer;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Locale;
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
  private final Acts acts;
  private final Faults faults;
  private final SocketServer sockets;
  private final IntSupplier connections;
  private final PageState state;
  private final WorkspaceControl workspace;

  /**
   * @param connections how many ways to the app are open
   */
  public ControlApi(
      Store store,
      Acts acts,
      Faults faults,
      SocketServer sockets,
      IntSupplier connections,
      Clock clock) {
    this.connections = connections;
    this.store = store;
    this.acts = acts;
    this.faults = faults;
    this.sockets = sockets;
    this.workspace = new WorkspaceControl(store, clock);
    this.state = new PageState(store, connections);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    Map<String, String> query =
        Http.form(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    try {
      switch (route) {
        case "GET /_control/version" -> Http.json(exchange, 200, version());
        case "GET /_control/state" -> Http.json(exchange, 200, state.of(query));
        case "GET /_control/journal" -> Http.json(exchange, 200, journal());
        case "GET /_control/workspace" -> Http.json(exchange, 200, workspace.all());
        case "POST /_control/users" -> Http.json(exchange, 200, workspace.user(body(exchange)));
        case "POST /_control/groups" -> Http.json(exchange, 200, workspace.group(body(exchange)));
        case "POST /_control/channels" ->
            Http.json(exchange, 200, workspace.channel(body(exchange)));
        case "POST /_control/app" -> Http.json(exchange, 200, workspace.app(body(exchange)));
        case "POST /_control/switches" ->
            Http.json(exchange, 200, workspace.switches(body(exchange)));
        case "POST /_control/act" -> Http.json(exchange, 200, act(body(exchange)));
        case "POST /_control/faults" -> Http.json(exchange, 200, fault(body(exchange)));
        case "POST /_control/sockets/disconnect" ->
            Http.json(exchange, 200, disconnect(body(exchange)));
        default -> Http.refuse(exchange, 404, "no such control: " + route);
      }
    } catch (IllegalArgumentException | SlackError | DateTimeException e) {
      Http.refuse(exchange, 400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("The local Slack failed in {}", route, e);
      Http.refuse(exchange, 500, "internal error, see the log");
    }
  }

  private ObjectNode version() {
    ObjectNode answer = Json.object().put("version", store.changes().version());
    return answer.put("connections", connections.getAsInt());
  }

  private static ObjectNode body(HttpExchange exchange) throws IOException {
    return Json.parseObject(Http.text(exchange));
  }

  private ObjectNode act(ObjectNode body) {
    String user = Json.text(body, "as");
    String channel = Json.text(body, "channel");
    String view = Json.text(body, "view");
    String action = Json.text(body, "action_id");
    String text = Json.text(body, "text");
    return switch (Json.text(body, "type")) {
      case "click" ->
          view.isEmpty()
              ? told(
                  acts.click(
                      user,
                      channel,
                      Json.text(body, "ts"),
                      action,
                      Json.text(body, "block_id"),
                      body.path("value")))
              : told(acts.clickInView(user, view, action, body.path("value"), body.path("values")));
      case "shortcut" ->
          told(acts.shortcut(user, channel, Json.text(body, "ts"), Json.text(body, "callback_id")));
      case "slash" -> told(acts.slash(user, channel, text));
      case "say" -> ok().put("ts", acts.say(user, channel, Json.text(body, "thread"), text));
      case "submit" ->
          acts.submit(user, view, body.path("values"))
              .map(ControlApi::told)
              .orElseGet(ControlApi::ok);
      case "close" -> acts.close(user, view).map(ControlApi::told).orElseGet(ControlApi::ok);
      case "home" -> home(user, Json.text(body, "tab"));
      case String other -> throw new IllegalArgumentException("unknown act: " + other);
    };
  }

  private ObjectNode home(String user, String tab) {
    acts.openHome(user, tab.isEmpty() ? "home" : tab);
    return ok();
  }

  private static ObjectNode told(Delivered delivered) {
    return ok().put("outcome", delivered.outcome().name()).put("ack_ms", delivered.ackMillis());
  }

  private static ObjectNode ok() {
    return Json.object().put("ok", true);
  }

  private ObjectNode fault(ObjectNode body) {
    String method = Json.text(body, "method");
    if (method.isEmpty()) {
      throw new IllegalArgumentException("method is missing");
    }
    Faults.Kind kind = Faults.Kind.valueOf(Json.text(body, "kind").toUpperCase(Locale.ROOT));
    String detail = Json.text(body, "detail");
    if (detail.isEmpty()) {
      detail = kind == Faults.Kind.RATE_LIMITED ? "1" : "fatal_error";
    }
    faults.stage(method, new Faults.Fault(kind, body.path("count").asInt(1), detail));
    return ok();
  }

  private ObjectNode disconnect(ObjectNode body) {
    String reason = Json.text(body, "reason");
    sockets.disconnect(reason.isEmpty() ? "refresh_requested" : reason);
    return ok();
  }

  private ObjectNode journal() {
    ObjectNode journal = Json.object();
    journal.set("calls", Json.tree(store.journal().calls()));
    journal.set("deliveries", Json.tree(store.journal().deliveries()));
    journal.set("notified", Json.tree(store.journal().notified()));
    return journal.put("stray_acks", store.journal().strayAcks());
  }
}
