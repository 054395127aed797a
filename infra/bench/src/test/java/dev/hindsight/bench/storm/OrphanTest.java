package dev.hindsight.bench.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Delivered.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OrphanTest {

  private static final Instant ASKED = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration WAITED = Duration.ofMillis(60_400);

  @Test
  void aQuestionThatABotTookAtOnceIsHeardWhateverFailedBefore() {
    List<Delivered> all =
        List.of(
            delivered(-5_000, "events_api", Outcome.NOT_CONNECTED),
            delivered(10, "events_api", Outcome.ACKNOWLEDGED),
            delivered(20, "interactive", Outcome.UNANSWERED));
    assertThat(Orphan.of(ASKED, WAITED, all, Optional.of(ASKED.minusMillis(1)))).isEmpty();
    assertThat(Orphan.of(ASKED, WAITED, all, Optional.of(ASKED.plus(WAITED)))).isEmpty();
  }

  @Test
  void whatNobodyTookAtFirstIsApart() {
    List<Delivered> all =
        List.of(
            delivered(1, "events_api", Outcome.NOT_CONNECTED),
            delivered(60_100, "events_api", Outcome.ACKNOWLEDGED));
    assertThat(Orphan.of(ASKED, WAITED, all, Optional.empty()).orElseThrow())
        .hasToString(
            "a question had no bot for a while, answered after 60400 ms: NOT_CONNECTED at 1 ms,"
                + " ACKNOWLEDGED at 60100 ms");
  }

  @Test
  void soIsWhatTheBotHadWhenItWasKilled() {
    List<Delivered> all = List.of(delivered(10, "events_api", Outcome.ACKNOWLEDGED));
    assertThat(Orphan.of(ASKED, WAITED, all, Optional.of(ASKED.plusMillis(20))).orElseThrow())
        .asString()
        .endsWith("ACKNOWLEDGED at 10 ms, killed at 20 ms");
  }

  private static Delivered delivered(long millis, String type, Outcome outcome) {
    return new Delivered(
        ASKED.plusMillis(millis),
        "e",
        type,
        0,
        outcome,
        -1,
        JsonMapper.shared().createObjectNode());
  }
}
