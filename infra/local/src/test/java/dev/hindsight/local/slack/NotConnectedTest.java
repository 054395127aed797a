package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.local.slack.store.Delivered;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens while no app is connected. */
class NotConnectedTest {
  private final TestingClock clock = new TestingClock();
  private final LocalSlack slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), clock));

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void aCommandFailsAtOnceAndSaysSo() {
    Delivered delivered = slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "help");

    assertThat(delivered.outcome()).isEqualTo(Delivered.Outcome.NOT_CONNECTED);
    assertThat(slack.ephemerals(Workspace.ERIN).getLast().text())
        .contains("/ops", "not connected", "dispatch_failed");
  }

  @Test
  void anEventIsTriedThreeMoreTimes() {
    slack.say(Workspace.ERIN, Workspace.INCIDENTS, "@hindsight hello");

    attempts(2);
    clock.advance(Duration.ofMinutes(1));
    attempts(3);
    clock.advance(Duration.ofMinutes(5));
    attempts(4);
    assertThat(slack.journal().deliveries())
        .extracting(Delivered::attempt)
        .containsExactly(0, 1, 2, 3);
  }

  private void attempts(int count) {
    await().until(() -> slack.journal().deliveries().size() == count);
  }
}
