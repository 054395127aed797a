package dev.hindsight.bench.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Delivered.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TakenTest {

  private static final Set<String> WISHED = Wishes.names(3);
  private static final List<String> ALL = List.copyOf(WISHED);

  private static Delivered delivered(Outcome outcome, long millis) {
    return new Delivered(
        Instant.EPOCH,
        "e",
        "interactive",
        0,
        outcome,
        millis,
        JsonMapper.shared().createObjectNode());
  }

  private static final List<Delivered> QUICK =
      List.of(delivered(Outcome.ACKNOWLEDGED, 5), delivered(Outcome.ACKNOWLEDGED, 900));

  @Test
  void whatWasAnsweredAndDoneOnceIsGood() {
    Taken taken = Taken.of("http", QUICK, WISHED, ALL, ALL);
    assertThat(taken.good()).isTrue();
    ResultLine line = new ResultLine("slack");
    taken.addTo(line);
    assertThat(line)
        .hasToString(
            "RESULT bench=slack http_deliveries=2 http_ack_p50_ms=5.0 http_ack_p99_ms=900.0"
                + " http_ack_max_ms=900.0 http_unconnected=0 http_over_3s=0 http_lost=0"
                + " http_doubled=0");
  }

  @Test
  void whatIsMissingOrTwiceIsCounted() {
    List<String> twice = List.of("wish-0000", "wish-0000", "wish-0001", "wish-0002");
    assertThat(Taken.of("http", QUICK, WISHED, ALL, twice).doubled()).isOne();
    assertThat(Taken.of("http", QUICK, WISHED, twice, ALL).good()).isFalse();
    assertThat(Taken.of("http", QUICK, WISHED, ALL, List.of("wish-0001")).lost()).isEqualTo(2);
    assertThat(Taken.of("http", QUICK, WISHED, List.of(), ALL).good()).isFalse();
  }

  @Test
  void whatIsSlowOrNotAcknowledgedIsNotGood() {
    List<Delivered> silent = List.of(QUICK.getFirst(), delivered(Outcome.UNANSWERED, -1));
    assertThat(Taken.of("http", silent, WISHED, ALL, ALL).late()).isOne();
    assertThat(Taken.of("http", silent, WISHED, ALL, ALL).good()).isFalse();
    List<Delivered> nobody = List.of(QUICK.getFirst(), delivered(Outcome.NOT_CONNECTED, -1));
    assertThat(Taken.of("http", nobody, WISHED, ALL, ALL).unconnected()).isOne();
    assertThat(Taken.of("http", nobody, WISHED, ALL, ALL).late()).isZero();
    assertThat(Taken.of("http", nobody, WISHED, ALL, ALL).good()).isFalse();
    List<Delivered> slow = List.of(delivered(Outcome.ACKNOWLEDGED, 1_000));
    assertThat(Taken.of("http", slow, WISHED, ALL, ALL).good()).isFalse();
    assertThat(Taken.of("http", List.of(), WISHED, ALL, ALL).good()).isFalse();
  }
}
