package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.agent.Prompts;
import dev.hindsight.bot.slack.command.Word;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What Slack must know of this app, made from its routes and from what it calls. */
public final class SlackManifest {

  private static final String AGENT =
      "Says what is open, explains incidents and log lines, and shows what helped before. It reads"
          + " and proposes; people decide.";

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
                "oauth_config", Map.of("scopes", Map.of("bot", Scopes.all())),
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
    List<String> events = names(Route.Event.class);
    return Map.of(
        "app_home",
        Map.of(
            "home_tab_enabled", events.contains("app_home_opened"),
            "messages_tab_enabled", events.contains("message.im"),
            "messages_tab_read_only_enabled", false),
        "agent_view",
        Map.of("agent_description", AGENT, "suggested_prompts", Prompts.GENERAL),
        "bot_user",
        Map.of("display_name", "hindsight", "always_online", true),
        "shortcuts",
        RouteTable.ALL.stream().flatMap(SlackManifest::shortcut).toList(),
        "slash_commands",
        RouteTable.of(Route.Command.class).stream().map(route -> command(url, route)).toList());
  }

  private static Stream<Map<String, Object>> shortcut(Route route) {
    return switch (route) {
      case Route.OnMessage(String name, String label, String description, _) ->
          Stream.of(shortcut("message", name, label, description));
      case Route.Anywhere(String name, String label, String description, _) ->
          Stream.of(shortcut("global", name, label, description));
      case Route.Command _, Route.Press _, Route.Form _, Route.Event<?> _ -> Stream.empty();
    };
  }

  private static Map<String, Object> shortcut(
      String type, String name, String label, String description) {
    return Map.of("type", type, "callback_id", name, "name", label, "description", description);
  }

  private static Map<String, Object> command(Optional<String> url, Route.Command route) {
    String verbs = Arrays.stream(Word.values()).map(Word::word).collect(Collectors.joining(" | "));
    return with(
        url,
        Map.of(
            "command",
            route.name(),
            "description",
            route.description(),
            "usage_hint",
            verbs,
            "should_escape",
            true),
        "url");
  }

  private static List<String> names(Class<? extends Route> kind) {
    return RouteTable.of(kind).stream().map(Route::name).distinct().toList();
  }

  private static Map<String, Object> settings(Optional<String> url) {
    return Map.of(
        "event_subscriptions",
            with(url, Map.of("bot_events", names(Route.Event.class)), "request_url"),
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
