package dev.hindsight.local.slack.page;

import dev.hindsight.local.slack.socket.Hands;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The part of the control API that plays a person: {@code POST act}. */
record PersonControl(Hands hands) {

  /** Does what {@code type} says as the person {@code as}. */
  ObjectNode act(ObjectNode body) {
    String user = Json.text(body, "as");
    String channel = Json.text(body, "channel");
    String view = Json.text(body, "view");
    String ts = Json.text(body, "ts");
    String thread = Json.text(body, "thread");
    String text = Json.text(body, "text");
    String callback = Json.text(body, "callback_id");
    return switch (Json.text(body, "type")) {
      case "click" -> view.isEmpty() ? click(body) : clickInView(body);
      case "shortcut" ->
          told(
              ts.isEmpty()
                  ? hands.acts().globalShortcut(user, callback)
                  : hands.acts().shortcut(user, channel, ts, callback));
      case "slash" -> told(hands.acts().slash(user, channel, text));
      case "submit" -> perhaps(hands.acts().submit(user, view, body.path("values")));
      case "close" -> perhaps(hands.acts().close(user, view));
      case "say" -> ok().put("ts", hands.messages().say(user, channel, thread, text));
      case "mention" ->
          ok().put("ts", hands.messages().say(user, channel, thread, "@hindsight " + text));
      case "dm" -> ok().put("ts", hands.messages().say(user, "", thread, text));
      case "react", "unreact" -> reacted(body);
      case "delete" -> done(() -> hands.messages().delete(user, channel, ts));
      case "home" -> done(() -> hands.pane().open(user, tab(body), Json.text(body, "beside")));
      case "look" -> done(() -> hands.pane().look(user, Json.text(body, "beside")));
      case "stop" -> done(() -> hands.pane().stop(user, channel, thread));
      case "rename" -> done(() -> hands.pane().rename(user, channel, thread, text));
      case String other -> throw new IllegalArgumentException("unknown act: " + other);
    };
  }

  private ObjectNode click(ObjectNode body) {
    return told(
        hands
            .acts()
            .click(
                Json.text(body, "as"),
                Json.text(body, "channel"),
                Json.text(body, "ts"),
                Json.text(body, "action_id"),
                Json.text(body, "block_id"),
                body.path("value")));
  }

  private ObjectNode clickInView(ObjectNode body) {
    return told(
        hands
            .acts()
            .clickInView(
                Json.text(body, "as"),
                Json.text(body, "view"),
                Json.text(body, "action_id"),
                body.path("value"),
                body.path("values")));
  }

  private ObjectNode reacted(ObjectNode body) {
    return done(
        () ->
            hands
                .messages()
                .react(
                    Json.text(body, "as"),
                    Json.text(body, "channel"),
                    Json.text(body, "ts"),
                    Json.text(body, "name"),
                    Json.text(body, "type").equals("react")));
  }

  private static String tab(ObjectNode body) {
    String tab = Json.text(body, "tab");
    return tab.isEmpty() ? "home" : tab;
  }

  private static ObjectNode done(Runnable act) {
    act.run();
    return ok();
  }

  private static ObjectNode perhaps(Optional<Delivered> delivered) {
    return delivered.map(PersonControl::told).orElseGet(PersonControl::ok);
  }

  private static ObjectNode told(Delivered delivered) {
    ObjectNode answer = ok().put("outcome", delivered.outcome().name());
    answer.put("ack_ms", delivered.ackMillis());
    answer.set("ack", delivered.ack());
    return answer;
  }

  private static ObjectNode ok() {
    return Json.object().put("ok", true);
  }
}
