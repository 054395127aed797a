package dev.hindsight.bench.storm;

import dev.hindsight.local.slack.store.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question that no living bot had for a while: it waits for a bot to be there again, and where
 * Slack could hand it to none, for Slack to deliver it again.
 *
 * @param waited from the question to its answer
 * @param tries its deliveries, in their order
 * @param died when the bot was killed, where that was before its answer
 */
record Orphan(Instant asked, Duration waited, List<Delivered> tries, Optional<Instant> died) {

  Orphan {
    tries = List.copyOf(tries);
  }

  /** Empty where a bot took it at once and lived to answer it. */
  static Optional<Orphan> of(
      Instant asked, Duration waited, List<Delivered> all, Optional<Instant> killed) {
    List<Delivered> its =
        all.stream()
            .filter(each -> each.type().equals("events_api") && !each.at().isBefore(asked))
            .toList();
    Optional<Instant> died =
        killed.filter(at -> !at.isBefore(asked) && at.isBefore(asked.plus(waited)));
    return died.isEmpty() && its.stream().allMatch(Delivered::acknowledged)
        ? Optional.empty()
        : Optional.of(new Orphan(asked, waited, its, died));
  }

  @Override
  public String toString() {
    return "a question had no bot for a while, answered after %d ms: %s%s"
        .formatted(
            waited.toMillis(),
            tries.stream()
                .map(each -> "%s at %d ms".formatted(each.outcome(), millis(each.at())))
                .collect(Collectors.joining(", ")),
            died.map(at -> ", killed at %d ms".formatted(millis(at))).orElse(""));
  }

  private long millis(Instant at) {
    return Duration.between(asked, at).toMillis();
  }
}
