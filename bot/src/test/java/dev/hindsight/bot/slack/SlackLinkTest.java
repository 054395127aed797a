package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

/** What is wrong between the bot and Slack is seen, named, and gone when it is mended. */
class SlackLinkTest {

  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final SlackLink link = new SlackLink(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackClients clients =
      new SlackClients(settings(slack.api()), new SlackLink(Clock.systemUTC()));

  private static SlackSettings settings(URI api) {
    return SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(api), "C1");
  }

  @AfterEach
  void close() {
    clients.close();
    slack.close();
  }

  private Status status() {
    return new SlackHealth(link).health().getStatus();
  }

  @Test
  void aSocketThatIsGoneForThreeMinutesIsDown() {
    assertThat(status()).isEqualTo(Status.UP);
    link.connected();
    assertThat(link.isConnected()).isTrue();
    link.disconnected();
    assertThat(link.isConnected()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(179).toNanos());
    link.disconnected();
    assertThat(status()).isEqualTo(Status.UP);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(status().getCode()).isEqualTo("DOWN");
    assertThat(status().getDescription()).contains("not been connected for 3 min");
    link.connected();
    assertThat(status()).isEqualTo(Status.UP);
  }

  @ParameterizedTest
  @CsvSource({"360, ahead of", "-360, behind", "121, ahead of"})
  void aClockThatIsMinutesOffIsAWarning(long seconds, String how) {
    link.theirTime(NOW.minusSeconds(seconds));
    assertThat(status().getCode()).isEqualTo("WARNING");
    assertThat(status().getDescription()).contains(how + " Slack's", "Set the clock");
    link.theirTime(NOW.plusSeconds(119));
    assertThat(status()).isEqualTo(Status.UP);
  }

  @Test
  void everyAnswerOfSlacksTellsTheTime() throws Exception {
    SlackLink late = new SlackLink(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)));
    try (SlackClients watched = new SlackClients(settings(slack.api()), late)) {
      watched.methods().authTest(r -> r);
    }
    assertThat(late.troubles().orElseThrow()).contains("min behind Slack's");
  }

  @Test
  void aMissingRightIsNamed() throws Exception {
    SlackLink seen = new SlackLink(Clock.systemUTC());
    try (SlackClients watched = new SlackClients(settings(slack.api()), seen)) {
      slack.answer(
          "users.info",
          "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"users:read\",\"provided\":\"commands\"}");
      watched.methods().usersInfo(r -> r.user("U1ERIN"));
      assertThat(seen.troubles().orElseThrow()).contains("users.info lacks the right users:read");
      slack.person("U1ERIN", "{\"id\":\"U1ERIN\"}");
      watched.methods().usersInfo(r -> r.user("U1ERIN"));
      assertThat(seen.troubles()).isEmpty();
    }
  }
}
