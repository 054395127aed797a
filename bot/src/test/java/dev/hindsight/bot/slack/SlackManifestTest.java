package dev.hindsight.bot.slack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hindsight.bot.slack.command.Word;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifest asks for what the routes take and the code calls, and for nothing else. */
class SlackManifestTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/hindsight/bot/slack");

  private static final Pattern CALL =
      Pattern.compile(
          "\\.(agents|apps|assistant|auth|bots|chat|conversations|files|reactions|team|usergroups"
              + "|users|views)([A-Z]\\w+)\\(\\s*\\w+ ->");

  /** By the library's way out for what it has no method for. */
  private static final Pattern BY_NAME = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)*\\.[a-zA-Z]+)\"");

  /** Called inside the library. */
  private static final String HIDDEN = "files.getUploadURLExternal";

  private final JsonNode manifest = JsonMapper.shared().readTree(SlackManifest.json());

  @Test
  void asksForWhatIsCalled() throws IOException {
    assertThat(called())
        .as("add what is called to Scopes, take out what is not")
        .containsExactlyInAnyOrderElementsOf(
            Scopes.OF_METHOD.keySet().stream().filter(name -> !name.equals(HIDDEN)).toList());
    Set<String> needed = new TreeSet<>(RouteTable.scopes().toList());
    Scopes.OF_METHOD.values().forEach(needed::addAll);
    assertThat(texts("/oauth_config/scopes/bot")).containsExactlyInAnyOrderElementsOf(needed);
  }

  private static Set<String> called() throws IOException {
    Set<String> methods = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(source);
        CALL.matcher(text).results().map(SlackManifestTest::method).forEach(methods::add);
        if (text.contains("postFormWithToken")) {
          BY_NAME.matcher(text).results().map(call -> call.group(1)).forEach(methods::add);
        }
      }
    }
    return methods;
  }

  private static String method(MatchResult call) {
    String rest = call.group(2);
    String name = rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
    return call.group(1)
        + "."
        + name.replaceFirst("^(threads|sessions|users)([A-Z])", "$1.$2")
            .replaceFirst("^(connections)Open", "$1.open")
            .transform(SlackManifestTest::lowerAfterDot);
  }

  private static String lowerAfterDot(String name) {
    return Pattern.compile("\\.([A-Z])")
        .matcher(name)
        .replaceAll(found -> "." + found.group(1).toLowerCase(Locale.ROOT));
  }

  @Test
  void everyRouteIsAskedAndEverythingAskedHasItsRoute() {
    assertThat(texts("/settings/event_subscriptions/bot_events"))
        .containsExactlyInAnyOrderElementsOf(names(Route.Event.class));
    assertThat(texts("/features/slash_commands", "command"))
        .containsExactlyInAnyOrderElementsOf(names(Route.Command.class));
    assertThat(shortcuts("message"))
        .containsExactlyInAnyOrderElementsOf(names(Route.OnMessage.class));
    assertThat(shortcuts("global"))
        .containsExactlyInAnyOrderElementsOf(names(Route.Anywhere.class));
    assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean())
        .isEqualTo(names(Route.Event.class).contains("app_home_opened"));
    assertThat(manifest.at("/features/app_home/messages_tab_enabled").asBoolean())
        .isEqualTo(names(Route.Event.class).contains("message.im"));
  }

  @Test
  void noTwoRoutesOfAKindHaveTheSameName() {
    // one event comes in several forms
    assertThat(
            RouteTable.ALL.stream()
                .map(
                    route ->
                        route instanceof Route.Event<?> event
                            ? event.type().getName()
                            : route.getClass() + route.name()))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsSlacksRules() {
    assertThat(problems(SlackManifest.json())).isEmpty();
    assertThat(problems(http())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\"name\" : \"Hindsight\", \"name\" : \"Hindsight that has a name which is too long\"",
    "\"command\" : \"/ops\", \"command\" : \"ops\"",
    "\"name\" : \"Explain this alert\", \"name\" : \"Explain to me this one alert\"",
    "\"type\" : \"message\", \"type\" : \"thread\"",
    "\"users:read\", \"users:read\" : 1",
    "\"socket_mode_enabled\" : true, \"socket_mode_enabled\" : false",
    "\"always_online\", \"always_on\"",
  })
  void whatSlackWouldRefuseIsSeen(String good, String bad) {
    assertThat(SlackManifest.json()).contains(good);
    assertThat(problems(SlackManifest.json().replace(good, bad))).isNotEmpty();
  }

  private static List<String> problems(String json) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SlackManifestTest.class.getResourceAsStream("/slack/manifest.schema.json"));
    try {
      return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    } catch (RuntimeException unreadable) {
      return List.of(unreadable.toString());
    }
  }

  private static String http() {
    return SlackManifest.json(Optional.of(URI.create("https://bot.example")));
  }

  @Test
  void byHttpEveryAddressIsTheSame() {
    JsonNode http = JsonMapper.shared().readTree(http());
    String url = "https://bot.example/slack/events";
    assertThat(http.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
    assertThat(http.at("/settings/interactivity/request_url").asString()).isEqualTo(url);
    assertThat(http.at("/settings/event_subscriptions/request_url").asString()).isEqualTo(url);
    assertThat(http.at("/features/slash_commands/0/url").asString()).isEqualTo(url);
    assertThat(manifest.toString()).doesNotContain("request_url");
  }

  @Test
  void theCommandTellsItsVerbs() {
    JsonNode command = manifest.at("/features/slash_commands/0");
    for (Word verb : Word.values()) {
      assertThat(command.path("usage_hint").asString()).contains(verb.word());
    }
  }

  private static List<String> names(Class<? extends Route> kind) {
    return RouteTable.of(kind).stream().map(Route::name).distinct().toList();
  }

  private Set<String> shortcuts(String type) {
    return manifest
        .at("/features/shortcuts")
        .valueStream()
        .filter(shortcut -> shortcut.path("type").asString().equals(type))
        .map(shortcut -> shortcut.path("callback_id").asString())
        .collect(toSet());
  }

  private List<String> texts(String array) {
    return manifest.at(array).valueStream().map(JsonNode::asString).toList();
  }

  private List<String> texts(String array, String key) {
    return manifest.at(array).valueStream().map(node -> node.path(key).asString()).toList();
  }
}
