package dev.hindsight.local.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Switches.Switch;
import dev.hindsight.local.story.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Slack takes and does not take, one situation after the other in one world. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class OutboxSituationsTest {

  private static final String HOSTILE =
      "<!channel> <!subteam^S0APPROVERS> <@U0ERIN00001> <https://evil.example|https://grafana> "
          + "&lt;!here&gt; @here #general https://evil.example/x ```code``` *bold* "
          + "![i](https://evil.example/i.png) \u202Egnp.exe 😀😀😀";

  private Story story;

  @BeforeAll
  void begin(@TempDir Path directory) throws Exception {
    story =
        new Story(
            directory,
            false,
            Map.of(
                "hindsight.slack.fallback-channel",
                Workspace.GENERAL,
                "hindsight.slack.owner",
                Workspace.MORGAN));
    story.slack.put(story.slack.channel(Workspace.GENERAL).with(Workspace.BOT_USER));
  }

  @AfterAll
  void end() throws Exception {
    story.close();
  }

  private Optional<Message> cardIn(String channel, String service) {
    return story.slack.messages(channel).stream()
        .filter(message -> message.text().contains(" " + service + ":"))
        .findFirst();
  }

  private void opens(String service) {
    story.scene.alert(Alerts.of(service, "RequestsFailing", "Requests to " + service + " fail."));
  }

  private List<ApiCall> sent() {
    return story.slack.journal().calls().stream()
        .filter(c -> c.method().equals("chat.postMessage") || c.method().equals("chat.update"))
        .filter(c -> c.status() == 200 && c.error().isEmpty())
        .toList();
  }

  @Test
  @Order(1)
  void injectionInAlertText() {
    story.scene.alert(Alerts.of("hostile", "Boom", HOSTILE));
    story.await("its card", () -> cardIn(Workspace.INCIDENTS, "hostile").isPresent());
    Message card = cardIn(Workspace.INCIDENTS, "hostile").orElseThrow();
    assertThat(card.text()).doesNotContain("<!channel>", "<!subteam", "<@U0ERIN", "<https");
    assertThat(card.blocks().toString()).doesNotContain("<!channel>", "<@U0ERIN", "\u202E");
    assertThat(story.slack.journal().notified()).as("nobody was paged by alert text").isEmpty();
    assertThat(sent())
        .filteredOn(call -> call.method().equals("chat.postMessage"))
        .allSatisfy(call -> assertThat(call.args()).containsEntry("unfurl_links", "0"));
  }

  /** Sixty alerts keep the bot busy for a while, so nobody comes after it. */
  @Test
  @Order(8)
  void blockOverflow() {
    Map<String, String> labels =
        IntStream.range(0, 12)
            .boxed()
            .collect(Collectors.toMap(i -> "l" + i + "x".repeat(76), _ -> "v".repeat(200)));
    story.scene.alert(Alerts.body(60, "crowded", "Many", "y".repeat(1_000), labels));
    story.await(
        "its card with all alerts",
        () ->
            cardIn(Workspace.INCIDENTS, "crowded")
                .filter(c -> c.contains("60 alerts"))
                .isPresent());
    assertThat(story.slack.journal().calls())
        .filteredOn(call -> !call.error().isEmpty())
        .extracting(ApiCall::error)
        .doesNotContain("invalid_blocks", "msg_too_long", "msg_blocks_too_long");
    assertThat(cardIn(Workspace.INCIDENTS, "crowded").orElseThrow().blocks().isMissingNode())
        .as("not sent as mere words")
        .isFalse();
  }

  @Test
  @Order(3)
  void rateLimitedWithRetryAfter() {
    story
        .slack
        .faults()
        .stage("chat.postMessage", new Faults.Fault(Faults.Kind.RATE_LIMITED, 1, "2"));
    opens("throttled");
    story.await(
        "its card in spite of it", () -> cardIn(Workspace.INCIDENTS, "throttled").isPresent());
    assertThat(story.slack.messages(Workspace.INCIDENTS))
        .filteredOn(message -> message.text().contains(" throttled:"))
        .as("once")
        .hasSize(1);
  }

  @Test
  @Order(4)
  void fileUploadRefusedByAdmin() {
    story.slack.switches().set(Switch.NO_UPLOADS, true);
    story.cluster.inject(Fault.OOM, "checkout");
    story.await("a plan", () -> cardSays("checkout", "Ask for approval"));
    String ts = story.cardOf("checkout").orElseThrow().ts();
    story.slack.click(Workspace.ERIN, Workspace.INCIDENTS, ts, "ask_approval");
    story.await("it waits", () -> cardSays("checkout", "Review plan"));
    story.scene.review(Workspace.ADA, story.cardOf("checkout").orElseThrow(), "APPROVE");
    story.await("the run begins", () -> cardSays("checkout", "Approved by"));
    story.await(
        "the script in its thread",
        () ->
            story.slack.thread(Workspace.INCIDENTS, ts).stream()
                .anyMatch(message -> message.contains("kubectl")));
    assertThat(story.slack.thread(Workspace.INCIDENTS, ts))
        .noneMatch(message -> message.contains("as files"));
    story.slack.switches().set(Switch.NO_UPLOADS, false);
  }

  private boolean cardSays(String service, String words) {
    return story.cardOf(service).filter(card -> card.contains(words)).isPresent();
  }

  @Test
  @Order(5)
  void channelArchivedThenBackAgain() {
    story.slack.put(story.slack.channel(Workspace.INCIDENTS).archived(true));
    opens("stranded");
    opens("stranded-too");
    story.await(
        "its card in the other channel",
        () ->
            cardIn(Workspace.GENERAL, "stranded").isPresent()
                && cardIn(Workspace.GENERAL, "stranded-too").isPresent());
    story.await("the notice", () -> notices().size() == 1);
    assertThat(notices().getFirst())
        .containsAnyOf("is_archived", "is_inactive")
        .doesNotContain(Workspace.INCIDENTS);
    story.slack.put(story.slack.channel(Workspace.INCIDENTS).archived(false));
    story.jdbc.sql("update bot.slack_routes set retry_at = now()").update();
    opens("home-again");
    story.await("a card at home", () -> cardIn(Workspace.INCIDENTS, "home-again").isPresent());
    story.await("that it is mended", () -> notices().size() == 2);
    assertThat(
            story.jdbc.sql("select count(*) from bot.slack_routes").query(Integer.class).single())
        .isZero();
  }

  /** What the owner was told in private. */
  private List<String> notices() {
    return sent().stream()
        .filter(call -> call.args().getOrDefault("channel", "").startsWith("D"))
        .map(call -> call.args().getOrDefault("text", ""))
        .filter(text -> text.contains("incidents' channel"))
        .toList();
  }

  @Test
  @Order(7)
  void threadLockedUnderACard() {
    opens("sealed");
    story.await("its card", () -> cardIn(Workspace.INCIDENTS, "sealed").isPresent());
    String ts = cardIn(Workspace.INCIDENTS, "sealed").orElseThrow().ts();
    story.await("its thread", () -> !story.slack.thread(Workspace.INCIDENTS, ts).isEmpty());
    story.slack.lockThread(Workspace.INCIDENTS, ts, true);
    int told = story.slack.thread(Workspace.INCIDENTS, ts).size();
    story.slack.click(Workspace.ERIN, Workspace.INCIDENTS, ts, "ack_incident");
    story.await(
        "it goes on in another card",
        () ->
            cardsOf("sealed").size() == 2
                && cardsOf("sealed").getLast().contains("acknowledged by"));
    String next = cardsOf("sealed").getLast().ts();
    story.await(
        "which says so once",
        () ->
            story.slack.thread(Workspace.INCIDENTS, next).stream()
                    .filter(reply -> reply.contains("was locked"))
                    .count()
                == 1);
    assertThat(story.slack.thread(Workspace.INCIDENTS, ts)).hasSize(told);
    assertThat(cardsOf("sealed")).hasSize(2);
  }

  private List<Message> cardsOf(String service) {
    return story.slack.messages(Workspace.INCIDENTS).stream()
        .filter(message -> message.text().contains(" " + service + ":"))
        .toList();
  }

  @Test
  @Order(6)
  void aDeletedCardIsPostedAnew() {
    String ts = cardIn(Workspace.INCIDENTS, "home-again").orElseThrow().ts();
    story.slack.delete(Workspace.ADA, Workspace.INCIDENTS, ts);
    story.scene.alert(Alerts.body(2, "home-again", "RequestsFailing", "More fail.", Map.of()));
    story.await(
        "another card",
        () ->
            cardIn(Workspace.INCIDENTS, "home-again")
                .filter(card -> !card.ts().equals(ts))
                .isPresent());
  }
}
