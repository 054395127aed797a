package dev.hindsight.local.slack.page;

import dev.hindsight.bot.slack.SlackManifest;
import dev.hindsight.local.slack.store.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the app's manifest offers people: its command and what it adds to a message's menu. */
public final class AppOffer {
  /** {@code {"command","description","verbs":[…],"shortcuts":[{"name","callback_id"}]}}. */
  static final ObjectNode JSON = of(Json.parseObject(SlackManifest.json()).path("features"));

  private AppOffer() {}

  /** The event types the manifest subscribes to. */
  public static Set<String> subscriptions() {
    return words("/settings/event_subscriptions/bot_events");
  }

  /** The scopes the manifest asks for. */
  public static Set<String> scopes() {
    return words("/oauth_config/scopes/bot");
  }

  private static Set<String> words(String pointer) {
    return Json.parseObject(SlackManifest.json())
        .at(pointer)
        .valueStream()
        .map(word -> word.asString(""))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ObjectNode of(JsonNode features) {
    JsonNode command = features.path("slash_commands").path(0);
    ObjectNode offer = Json.object("command", Json.text(command, "command"));
    offer.put("description", Json.text(command, "description"));
    offer.set(
        "verbs",
        Json.tree(
            Stream.of(Json.text(command, "usage_hint").split("\\|"))
                .map(String::strip)
                .filter(verb -> !verb.isEmpty())
                .toList()));
    offer.set(
        "shortcuts",
        Json.tree(
            features
                .path("shortcuts")
                .valueStream()
                .filter(shortcut -> Json.text(shortcut, "type").equals("message"))
                .toList()));
    return offer;
  }
}
