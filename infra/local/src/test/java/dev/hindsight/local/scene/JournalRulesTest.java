package dev.hindsight.local.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.SlackSettings;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Delivered.Outcome;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Notified;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule finds what breaks it, and nothing where all is well. */
class JournalRulesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String GOOD =
      "SEV2 cart: slow, sure, 90 %. Please acknowledge. INC-7, open.";

  private LocalSlack slack;

  @BeforeEach
  void start() {
    slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()));
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  private void posted(int second, String text, String blocks) {
    slack
        .journal()
        .add(
            new ApiCall(
                NOON.plusSeconds(second),
                "chat.postMessage",
                Map.of(
                    "channel",
                    Workspace.INCIDENTS,
                    "text",
                    text,
                    "blocks",
                    blocks,
                    "metadata",
                    "{\"event_type\":\"hindsight_card\"}"),
                200,
                ""));
  }

  private List<String> broken() {
    return JournalRules.inSlack(slack);
  }

  @Test
  void whatIsRightIsLeftAlone() {
    posted(0, GOOD, "[{\"type\":\"button\",\"accessibility_label\":\"Acknowledge INC-7\"}]");
    posted(1, "Resolved: " + GOOD, "[]");
    assertThat(broken()).isEmpty();
  }

  @Test
  void whatIsWrongIsFound() {
    posted(0, GOOD + " xoxb-1234567890", "[]");
    assertThat(broken()).singleElement().asString().startsWith("a secret in chat.postMessage");
    slack.journal().clear();
    posted(0, GOOD, "[{\"type\":\"button\"}]");
    assertThat(broken()).singleElement().asString().startsWith("no accessibility_label");
    slack.journal().clear();
    posted(0, GOOD, "[{\"type\":\"image\"}]");
    assertThat(broken()).singleElement().asString().startsWith("no alt_text");
    slack.journal().clear();
    posted(0, "cart is slow", "[]");
    assertThat(broken()).singleElement().asString().startsWith("does not say at once");
    slack.journal().clear();
    posted(0, GOOD, "[]");
    posted(0, GOOD, "[]");
    assertThat(broken()).singleElement().asString().startsWith("two posts within a second");
  }

  @Test
  void whatSlackNoticedIsFound() {
    slack
        .journal()
        .add(new ApiCall(NOON, "chat.update", Map.of("text", GOOD), 200, "invalid_blocks"));
    slack.journal().add(new Notified(Workspace.INCIDENTS, "1.1", "channel"));
    slack
        .journal()
        .add(new Delivered(NOON, "e", "interactive", 0, Outcome.UNANSWERED, -1, Json.object()));
    assertThat(broken()).hasSize(3);
  }
}
