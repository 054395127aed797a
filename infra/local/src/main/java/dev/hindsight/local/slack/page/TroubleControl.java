package dev.hindsight.local.slack.page;

import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.socket.Deliveries;
import dev.hindsight.local.slack.socket.HttpVariant;
import dev.hindsight.local.slack.socket.SocketServer;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.ShiftedClock;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the control API that makes trouble: failing calls, lost sockets, odd requests, time.
 */
record TroubleControl(
    Faults faults, SocketServer sockets, Deliveries deliveries, ShiftedClock clock) {

  /** The next calls of {@code method} fail: {@code kind}, {@code count}, {@code detail}. */
  ObjectNode fault(ObjectNode body) {
    String method = Json.text(body, "method");
    if (method.isEmpty()) {
      throw new IllegalArgumentException("method is missing");
    }
    Faults.Kind kind = Faults.Kind.valueOf(Json.text(body, "kind").toUpperCase(Locale.ROOT));
    String detail = Json.text(body, "detail");
    if (detail.isEmpty()) {
      detail =
          switch (kind) {
            case RATE_LIMITED -> "1";
            case TIMEOUT -> "30";
            default -> "fatal_error";
          };
    }
    faults.stage(method, new Faults.Fault(kind, body.path("count").asInt(1), detail));
    return ok();
  }

  /** Ends every connection for a {@code reason}. */
  ObjectNode disconnect(ObjectNode body) {
    String reason = Json.text(body, "reason");
    sockets.disconnect(reason.isEmpty() ? "refresh_requested" : reason);
    return ok();
  }

  /** The next {@code count} handshakes fail. */
  ObjectNode refuse(ObjectNode body) {
    sockets.refuse(body.path("count").asInt(1));
    return ok();
  }

  /** The next request is a {@code variant} of what Slack sends. */
  ObjectNode http(ObjectNode body) {
    deliveries.next(HttpVariant.of(Json.text(body, "variant")));
    return ok();
  }

  /** Puts the clock forward by {@code seconds}; signatures keep the app's own time. */
  ObjectNode advance(ObjectNode body) {
    clock.advance(Duration.ofSeconds(body.path("seconds").asLong(0)));
    return ok().put("now", clock.instant().toString());
  }

  private static ObjectNode ok() {
    return Json.object().put("ok", true);
  }
}
