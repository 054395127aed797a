package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.command.Verb;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What Slack must know of this app, made from what the code really does. */
public final class SlackManifest {

  /** No right more than the calls in this package need. */
  static final List<String> SCOPES =
      List.of(
          "app_mentions:read",
          "commands",
          "chat:write",
          "files:read",
          "files:write",
          "im:history",
          "im:write",
          "users:read",
          "channels:history",
          "groups:history",
          "metadata.message:read");

  static final String COMMAND = "/ops";

  /** The shortcut of a message. */
  static final String EXPLAIN = "explain_alert";

  /** What Slack tells us about unasked. */
  static final List<String> EVENTS = List.of("app_home_opened", "app_mention", "message.im");

  private SlackManifest() {}

  /** The manifest as JSON, for api.slack.com/apps, Create New App, From a manifest. */
  public static String json() {
    return json(Optional.empty());
  }

  /**
   * The manifest for a bot that Slack reaches by HTTP.
   *
   * @param base where the bot is reachable from outside, {@code https://…}; empty for Socket Mode
   */
  public static String json(Optional<URI> base) {
    Optional<String> url = base.map(at -> at.resolve(SlackEndpoint.PATH).toString());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build()
        .writeValueAsString(
            Map.of(
                "_metadata", Map.of("major_version", 1),
                "display_information", display(),
                "features", features(url),
                "oauth_config", Map.of("scopes", Map.of("bot", SCOPES)),
                "settings", settings(url)));
  }

  private static Map<String, Object> display() {
    return Map.of(
        "name",
        "Hindsight",
        "description",
        "Explains alerts, says what helped last time, and runs what another person approved.",
        "background_color",
        "#1F3A5F");
  }

  private static Map<String, Object> features(Optional<String> url) {
    String verbs = Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(" | "));
    return Map.of(
        "app_home",
        Map.of(
            "home_tab_enabled", true,
            "messages_tab_enabled", true,
            "messages_tab_read_only_enabled", false),
        "bot_user",
        Map.of("display_name", "hindsight", "always_online", true),
        "shortcuts",
        List.of(
            Map.of(
                "name", "Explain this alert",
                "type", "message",
                "callback_id", EXPLAIN,
                "description", "Says what the message is about and what helped before")),
        "slash_commands",
        List.of(
            with(
                url,
                Map.of(
                    "command",
                    COMMAND,
                    "description",
                    "Incidents and approvals; try /ops help",
                    "usage_hint",
                    verbs,
                    "should_escape",
                    true),
                "url")));
  }

  private static Map<String, Object> settings(Optional<String> url) {
    return Map.of(
        "event_subscriptions", with(url, Map.of("bot_events", EVENTS), "request_url"),
        "interactivity", with(url, Map.of("is_enabled", true), "request_url"),
        "socket_mode_enabled", url.isEmpty(),
        "org_deploy_enabled", false,
        "token_rotation_enabled", false);
  }

  private static Map<String, Object> with(
      Optional<String> url, Map<String, Object> values, String key) {
    Map<String, Object> all = new TreeMap<>(values);
    url.ifPresent(at -> all.put(key, at));
    return all;
  }
}
