package dev.hindsight.local.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.hindsight.local.slack.store.Json;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What tests in other processes can do to the local Slack. */
class ControlTest {
  private final List<EventsApiPayload<? extends Event>> heard = new CopyOnWriteArrayList<>();
  private LocalSlack slack =
      LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()));
  private ControlClient control = new ControlClient(slack);
  private RawApi api = new RawApi(slack);
  private TestingBolt bolt = connect();

  private TestingBolt connect() {
    try {
      return TestingBolt.connect(slack, this::listen);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(App app) {
    List.of(AppMentionEvent.class, ReactionAddedEvent.class, MessageDeletedEvent.class)
        .forEach(
            type ->
                app.event(
                    type,
                    (payload, context) -> {
                      heard.add(payload);
                      return context.ack();
                    }));
    app.globalShortcut("request", (request, context) -> context.ack());
  }

  @BeforeEach
  void connected() {
    await().until(() -> slack.connections() > 0);
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
    control.close();
    bolt.close();
    slack.close();
  }

  private void hears(Class<? extends Event> type) {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> heard.stream().anyMatch(p -> type.isInstance(p.getEvent())));
  }

  @Test
  void peopleMentionReactDeleteAndChooseFromTheMenu() throws Exception {
    String ts =
        Json.text(control.act("erin", "mention", "channel", "incidents", "text", "status"), "ts");
    hears(AppMentionEvent.class);
    control.act("ada", "react", "channel", "incidents", "ts", ts, "name", "eyes");
    hears(ReactionAddedEvent.class);
    assertThat(slack.messages("incidents").getFirst().json().at("/reactions/0/count").asInt())
        .isEqualTo(1);
    String own = Json.text(control.act("erin", "dm", "text", "help"), "ts");
    control.act("erin", "delete", "channel", slack.person("erin").directMessage(), "ts", own);
    assertThat(slack.messages(Workspace.ERIN)).isEmpty();
    assertThat(Json.text(control.act("erin", "shortcut", "callback_id", "request"), "outcome"))
        .isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void theClockIsPutForwardForMessagesOfLater() throws Exception {
    long inAnHour = Clock.systemUTC().instant().plus(Duration.ofHours(1)).getEpochSecond();
    String later =
        "{\"channel\":\"C0INCIDENTS\",\"text\":\"later\",\"post_at\":%d}".formatted(inAnHour);
    assertThat(api.error("chat.scheduleMessage", later)).isEmpty();
    assertThat(api.error("chat.scheduleMessage", later.replace(inAnHour + "", "1000")))
        .isEqualTo("time_in_past");
    assertThat(slack.messages("incidents")).isEmpty();

    control.send("POST", "clock/advance", "{\"seconds\":3700}");

    await().until(() -> slack.messages("incidents").size() == 1);
  }

  @Test
  void aSnapshotIsWhereAResetGoesBackTo() throws Exception {
    slack.say("erin", "incidents", "kept");
    JsonNode snapshot = control.send("GET", "snapshot", "");
    slack.say("erin", "incidents", "lost");
    slack.put(slack.channel("incidents").archived(true));
    slack.put(slack.person("ada").deactivated(true));

    control.send("POST", "reset", snapshot.toString());

    assertThat(slack.messages("incidents")).extracting(Message::text).containsExactly("kept");
    assertThat(slack.channel("incidents").archived()).isFalse();
    assertThat(slack.person("ada").deleted()).isFalse();
    assertThat(bolt.client().authTest(r -> r).isOk()).isTrue();
    control.send("POST", "reset", "{}");
    assertThat(slack.messages("incidents")).isEmpty();
  }

  @Test
  void theJournalKnowsHowFastTheAppAcknowledges() throws Exception {
    control.act("erin", "shortcut", "callback_id", "request");
    JsonNode acks = control.send("GET", "journal", "").path("acks");
    assertThat(acks.path("unacknowledged").asInt()).isZero();
    assertThat(acks.path("p99_ms").asLong()).isBetween(0L, 3_000L);
  }

  @Test
  void everyMethodHasARateWhenTiersAreOn() throws Exception {
    control.send("POST", "switches", "{\"rate_tiers\":true}");
    for (int i = 0; i < 20; i++) {
      assertThat(api.error("usergroups.list", "{}")).isEmpty();
    }
    var refused = api.send("usergroups.list", "application/json", "");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    control.send("POST", "clock/advance", "{\"seconds\":61}");
    assertThat(api.error("usergroups.list", "")).isEmpty();
  }

  @Test
  void everyEncodingIsUnderstood() throws Exception {
    for (String yes : List.of("1", "true")) {
      assertThat(
              api.form("usergroups.list", "include_users=" + yes + "&nobody_knows=this")
                  .at("/usergroups/0/users/0")
                  .asString(""))
          .isEqualTo(Workspace.ADA);
    }
    assertThat(api.json("usergroups.list", "{\"include_users\":true}").toString())
        .contains("users");
    assertThat(api.form("usergroups.list", "").path("ok").asBoolean()).isTrue();
    assertThat(api.json("usergroups.list", "").path("ok").asBoolean()).isTrue();
    String text = "größer ≥ 東京";
    api.form("chat.postMessage", "channel=C0INCIDENTS&text=" + URLEncoder.encode(text, UTF_8));
    assertThat(slack.messages("incidents").getFirst().text()).isEqualTo(text);
  }

  @Test
  void socketsAreRefusedForAsLongAsSaid() throws Exception {
    control.send("POST", "sockets/refuse", "{\"count\":1}");
    control.send("POST", "sockets/disconnect", "{\"reason\":\"drop\"}");
    await().atMost(Duration.ofSeconds(5)).until(() -> slack.connections() == 0);
    await().atMost(Duration.ofSeconds(30)).until(() -> slack.connections() > 0);
  }
}
