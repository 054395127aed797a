package dev.hindsight.local.slack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.local.slack.store.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Bolt for JavaScript, unmodified, finds in the local Slack what it expects of Slack. */
@ParameterizedClass
@EnumSource
class BoltForJavaScriptTest {
  private static final String CHANNEL = Workspace.INCIDENTS;

  private enum Transport {
    SOCKET_MODE,
    SIGNED_HTTP
  }

  @Parameter private Transport transport;

  private LocalSlack slack;
  private BoltJsApp app;
  private ControlClient people;

  @BeforeEach
  void connect() throws Exception {
    OptionalInt port = transport == Transport.SIGNED_HTTP ? freePort() : OptionalInt.empty();
    Optional<URI> requestUrl =
        port.stream()
            .mapToObj(p -> URI.create("http://127.0.0.1:" + p + "/slack/events"))
            .findFirst();
    slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC(), requestUrl));
    people = new ControlClient(slack);
    app = BoltJsApp.start(slack, port);
    await().atMost(30, SECONDS).until(() -> slack.connections() == 1 || !app.running());
    assertThat(app.running()).isTrue();
  }

  private static OptionalInt freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return OptionalInt.of(socket.getLocalPort());
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    if (app != null) {
      app.close();
    }
    if (people != null) {
      people.close();
    }
    if (slack != null) {
      slack.close();
    }
  }

  @Test
  void aCommandACardAModalAndItsAnswer() throws Exception {
    assertThat(acknowledged("erin", "slash", "channel", CHANNEL, "text", "/ops status")).isTrue();
    whispered("erin", "only you hear status");
    String ts = Json.text(said("a card"), "ts");

    assertThat(acknowledged("ada", "click", "channel", CHANNEL, "ts", ts, "action_id", "open"))
        .isTrue();
    until(() -> !slack.views(Workspace.ADA).isEmpty());
    String view = slack.views(Workspace.ADA).getLast().id();
    slack.submit("ada", view, Map.of("reason", "no"));
    assertThat(Json.text(slack.views(Workspace.ADA).getLast().errors(), "why"))
        .isEqualTo("Say more.");
    slack.submit("ada", view, Map.of("reason", "it is too small"));
    assertThat(slack.views(Workspace.ADA)).isEmpty();
    said("<@U0ADA000001> on INC-7: it is too small");
  }

  @Test
  void aMentionIsAnsweredInItsThread() throws Exception {
    String ts =
        Json.text(
            people.act("morgan", "say", "channel", CHANNEL, "text", "@hindsight what now?"), "ts");
    until(
        () ->
            slack.thread(CHANNEL, ts).stream()
                .anyMatch(m -> m.text().equals("you said <@U0HINDSIGHT> what now?")));
  }

  @Test
  void aShortcutIsAnsweredToTheOneWhoChoseIt() throws Exception {
    String ts = Json.text(people.act("sam", "say", "channel", CHANNEL, "text", "oops"), "ts");
    assertThat(
            acknowledged(
                "erin", "shortcut", "channel", CHANNEL, "ts", ts, "callback_id", "explain"))
        .isTrue();
    whispered("erin", "explained: oops");
  }

  @Test
  void theHomeTabIsPublishedWhenItIsOpenedAndKnowsWhatWasThere() throws Exception {
    people.act("morgan", "home");
    home("Welcome, after nothing");
    people.act("morgan", "home");
    home("Welcome, after Welcome, after nothing");

    String view = Json.text(people.state("morgan", CHANNEL, "").path("home"), "id");
    assertThat(acknowledged("morgan", "click", "view", view, "action_id", "at_home")).isTrue();
    home("Refreshed");
    assertThat(people.state("erin", CHANNEL, "").has("home")).isFalse();
  }

  private boolean acknowledged(String person, String type, String... fields) throws Exception {
    return Json.text(people.act(person, type, fields), "outcome").equals("ACKNOWLEDGED");
  }

  private void home(String text) {
    until(
        () ->
            people
                .state("morgan", CHANNEL, "")
                .at("/home/blocks/0/text/text")
                .asString("")
                .equals(text));
  }

  private void whispered(String person, String text) {
    until(() -> texts(people.state(person, CHANNEL, "").path("ephemerals")).contains(text));
  }

  private JsonNode said(String text) throws Exception {
    until(() -> texts(people.state("morgan", CHANNEL, "").path("messages")).contains(text));
    return people
        .state("morgan", CHANNEL, "")
        .path("messages")
        .valueStream()
        .filter(m -> Json.text(m, "text").equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode messages) {
    return messages.valueStream().map(m -> Json.text(m, "text")).toList();
  }

  private static void until(Callable<Boolean> so) {
    await().atMost(5, SECONDS).until(so);
  }
}
