package dev.hindsight.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String CARD =
      "SEV2 pay: KubeContainerOOMKilled, cause not known yet. Please acknowledge.";
  private static final String CAUSE =
      "SEV2 pay: Out of memory, likely. Please ask for approval of P-1.";

  private final Cards cards = new Cards();

  @Test
  void theFirstPostAndTheFirstCauseCount() {
    cards.read(
        List.of(
            post(1, CARD, Map.of()),
            post(2, CARD, Map.of()),
            update(3, CARD),
            update(4, CAUSE),
            update(5, CAUSE)));
    assertThat(cards.posted()).containsExactly(Map.entry("pay", START.plusSeconds(1)));
    assertThat(cards.explained()).containsExactly(Map.entry("pay", START.plusSeconds(4)));
  }

  @Test
  void whatSlackRefusedOrWhatIsNoCardDoesNotCount() {
    cards.read(
        List.of(
            new ApiCall(START, "chat.postMessage", args(CARD, Map.of()), 429, "ratelimited"),
            new ApiCall(START, "chat.postMessage", args(CARD, Map.of()), 200, "invalid_blocks"),
            post(1, CARD, Map.of("thread_ts", "1.0")),
            post(2, "Evidence for pay", Map.of()),
            post(3, CARD, Map.of("channel", "D1"))));
    assertThat(cards.posted()).isEmpty();
  }

  private static ApiCall post(int second, String text, Map<String, String> more) {
    return new ApiCall(START.plusSeconds(second), "chat.postMessage", args(text, more), 200, "");
  }

  private static ApiCall update(int second, String text) {
    return new ApiCall(START.plusSeconds(second), "chat.update", args(text, Map.of()), 200, "");
  }

  private static Map<String, String> args(String text, Map<String, String> more) {
    Map<String, String> args = new HashMap<>(Map.of("channel", Workspace.INCIDENTS, "text", text));
    args.putAll(more);
    return args;
  }
}
