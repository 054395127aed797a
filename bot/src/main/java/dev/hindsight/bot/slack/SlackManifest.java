package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.command.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What Slack must know of this app, made from what the code really does. */
public final class SlackManifest {

  /** No right more than the calls in this package need. */
  static final List<String> SCOPES =
      List.of(
          "commands",
          "chat:write",
          "im:write",
          "users:read",
          "channels:history",
          "groups:history",
          "metadata.message:read");

  static final String COMMAND = "/ops";

  private SlackManifest() {}

  /** The manifest as JSON, for api.slack.com/apps, Create New App, From a manifest. */
  public static String json() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .build()
        .writeValueAsString(
            Map.of(
                "_metadata", Map.of("major_version", 1),
                "display_information", display(),
                "features", features(),
                "oauth_config", Map.of("scopes", Map.of("bot", SCOPES)),
                "settings", settings()));
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

  private static Map<String, Object> features() {
    String verbs = Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(" | "));
    return Map.of(
        "bot_user",
        Map.of("display_name", "hindsight", "always_online", true),
        "slash_commands",
        List.of(
            Map.of(
                "command",
                COMMAND,
                "description",
                "Incidents and approvals; try /ops help",
                "usage_hint",
                verbs,
                "should_escape",
                true)));
  }

  private static Map<String, Object> settings() {
    return Map.of(
        "interactivity", Map.of("is_enabled", true),
        "socket_mode_enabled", true,
        "org_deploy_enabled", false,
        "token_rotation_enabled", false);
  }
}
