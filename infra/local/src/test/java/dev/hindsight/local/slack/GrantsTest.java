package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.slack.store.ResponseUrls;
import dev.hindsight.local.slack.store.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Triggers live three seconds and once, response URLs thirty minutes and five times. */
class GrantsTest {
  private final TestingClock clock = new TestingClock();

  @Test
  void aTriggerIsGoodOnceForThreeSeconds() {
    Triggers triggers = new Triggers(clock);
    Triggers.Actor erin = new Triggers.Actor(Workspace.ERIN, false);
    String used = triggers.issue(erin);
    String late = triggers.issue(erin);

    assertThat(triggers.use(used)).isEqualTo(erin);
    assertThatThrownBy(() -> triggers.use(used)).hasMessage("exchanged_trigger_id");
    clock.advance(Duration.ofMillis(3_001));
    assertThatThrownBy(() -> triggers.use(late)).hasMessage("expired_trigger_id");
    assertThatThrownBy(() -> triggers.use("made up")).hasMessage("invalid_trigger_id");
  }

  @Test
  void aResponseUrlIsGoodFiveTimesForThirtyMinutes() {
    ResponseUrls urls = new ResponseUrls(clock);
    ResponseUrls.Origin origin =
        new ResponseUrls.Origin(Workspace.ERIN, Workspace.INCIDENTS, "", false);
    String worn = urls.issue(origin);
    String late = urls.issue(origin);

    for (int i = 0; i < 5; i++) {
      assertThat(urls.use(worn)).isEqualTo(origin);
    }
    assertThatThrownBy(() -> urls.use(worn)).hasMessage("used_url");
    clock.advance(Duration.ofMinutes(31));
    assertThatThrownBy(() -> urls.use(late)).hasMessage("expired_url");
  }
}
