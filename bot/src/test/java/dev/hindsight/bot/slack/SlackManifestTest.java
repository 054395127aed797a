package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.slack.command.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
      Map.of(
          "authTest", Set.of(),
          "chatPostMessage", Set.of("chat:write"),
          "chatPostEphemeral", Set.of("chat:write"),
          "chatUpdate", Set.of("chat:write"),
          "chatGetPermalink", Set.of(),
          "conversationsOpen", Set.of("im:write"),
          // a channel may be public or private, and our mark on a message is metadata
          "conversationsHistory",
              Set.of("channels:history", "groups:history", "metadata.message:read"),
          "conversationsReplies",
              Set.of("channels:history", "groups:history", "metadata.message:read"),
          "usersInfo", Set.of("users:read"),
          "viewsOpen", Set.of());

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
    assertThat(SlackManifest.SCOPES).containsExactlyInAnyOrderElementsOf(needed);
    assertThat(manifest.at("/oauth_config/scopes/bot")).hasSameSizeAs(needed);
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
