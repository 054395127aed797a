package dev.hindsight.bot.slack;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.slack.command.Verb;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifest asks for what the code calls, and for nothing else. */
class SlackManifestTest {

  /** The right each method of Slack's needs, by its name in the client library. */
  private static final Map<String, Set<String>> NEEDS =
      Map.ofEntries(
          entry("authTest", Set.of()),
          entry("chatPostMessage", Set.of("chat:write")),
          entry("chatPostEphemeral", Set.of("chat:write")),
          entry("chatUpdate", Set.of("chat:write")),
          entry("chatGetPermalink", Set.of()),
          entry("conversationsOpen", Set.of("im:write")),
          // a channel may be public or private, and our mark on a message is metadata
          entry(
              "conversationsHistory",
              Set.of("channels:history", "groups:history", "im:history", "metadata.message:read")),
          entry(
              "conversationsReplies",
              Set.of("channels:history", "groups:history", "im:history", "metadata.message:read")),
          entry("usersInfo", Set.of("users:read")),
          entry("viewsPublish", Set.of()),
          // the first step of an upload is in the client library, FilesUploadV2Helper
          entry("filesCompleteUploadExternal", Set.of("files:write")),
          entry("filesInfo", Set.of("files:read")),
          entry("viewsOpen", Set.of()));

  /** The right each event needs, by its name in the routes. */
  private static final Map<String, Map.Entry<String, Set<String>>> EVENTS =
      Map.of(
          "AppMentionEvent", entry("app_mention", Set.of("app_mentions:read")),
          "MessageEvent", entry("message.im", Set.of("im:history")),
          "AppHomeOpenedEvent", entry("app_home_opened", Set.of()));

  private static final Pattern CALL =
      Pattern.compile(
          "\\.(auth|chat|conversations|users|views|reactions|files|bots)([A-Z]\\w+)\\(\\s*\\w+ ->");

  private final JsonNode manifest = JsonMapper.shared().readTree(SlackManifest.json());

  @Test
  void asksForWhatIsCalled() throws IOException {
    Set<String> needed = new TreeSet<>(Set.of("commands"));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/hindsight/bot/slack"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Matcher call = CALL.matcher(Files.readString(source));
        while (call.find()) {
          String method = call.group(1) + call.group(2);
          assertThat(NEEDS).as("the right that %s needs", source).containsKey(method);
          needed.addAll(NEEDS.get(method));
        }
      }
    }
    EVENTS.values().forEach(event -> needed.addAll(event.getValue()));
    assertThat(SlackManifest.SCOPES).containsExactlyInAnyOrderElementsOf(needed);
    assertThat(manifest.at("/oauth_config/scopes/bot")).hasSameSizeAs(needed);
  }

  @Test
  void everyRouteIsAsked() throws IOException {
    String routes =
        Files.readString(Path.of("src/main/java/dev/hindsight/bot/slack/SlackRoutes.java"));
    Matcher event = Pattern.compile("event\\((\\w+)\\.class").matcher(routes);
    Set<String> subscribed = new TreeSet<>();
    while (event.find()) {
      subscribed.add(EVENTS.get(event.group(1)).getKey());
    }
    assertThat(SlackManifest.EVENTS).containsExactlyInAnyOrderElementsOf(subscribed);
    assertThat(manifest.at("/settings/event_subscriptions/bot_events")).hasSize(subscribed.size());
    assertThat(manifest.at("/features/shortcuts/0/callback_id").asString())
        .isEqualTo(SlackManifest.EXPLAIN);
    assertThat(manifest.at("/features/shortcuts/0/name").asString()).hasSizeLessThanOrEqualTo(24);
    assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean()).isTrue();
  }

  @Test
  void byHttpEveryAddressIsTheSame() {
    JsonNode http =
        JsonMapper.shared()
            .readTree(SlackManifest.json(Optional.of(URI.create("https://bot.example"))));
    String url = "https://bot.example/slack/events";
    assertThat(http.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
    assertThat(http.at("/settings/interactivity/request_url").asString()).isEqualTo(url);
    assertThat(http.at("/settings/event_subscriptions/request_url").asString()).isEqualTo(url);
    assertThat(http.at("/features/slash_commands/0/url").asString()).isEqualTo(url);
    assertThat(manifest.toString()).doesNotContain("request_url");
  }

  @Test
  void keepsSlacksLimits() {
    assertThat(manifest.at("/display_information/name").asString()).hasSizeLessThanOrEqualTo(35);
    assertThat(manifest.at("/display_information/description").asString())
        .hasSizeLessThanOrEqualTo(140);
    assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
    assertThat(manifest.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
    JsonNode command = manifest.at("/features/slash_commands/0");
    assertThat(command.path("command").asString()).isEqualTo("/ops");
    for (Verb verb : Verb.values()) {
      assertThat(command.path("usage_hint").asString()).contains(verb.word());
    }
  }
}
