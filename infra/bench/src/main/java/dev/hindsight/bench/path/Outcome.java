package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.Injection;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one incident; times count from the moment its first alert was sent to the bot.
 *
 * @param card when Slack accepted the card that names the service
 * @param cause when Slack accepted a card that names a likely or a possible cause
 * @param first the first cause that was named
 * @param settled what is said once the card has settled
 */
record Outcome(
    Injection injection,
    Optional<Duration> card,
    Optional<Duration> cause,
    Optional<Said> first,
    Optional<Said> settled) {

  String service() {
    return injection.service();
  }

  boolean firstRight() {
    return first.filter(said -> Expected.isRight(injection.fault(), said)).isPresent();
  }

  boolean right() {
    return settled.filter(said -> Expected.isRight(injection.fault(), said)).isPresent();
  }

  boolean likely() {
    return settled.filter(said -> said.howSure().equals("likely")).isPresent();
  }

  /** One line about what is wrong, and how to have it again. */
  String wrong() {
    return "%s (%s, seed %d) on %s: %s"
        .formatted(
            injection.fault().word(),
            injection.severity().word(),
            injection.seed(),
            service(),
            settled
                .map(s -> "%s, %s: %s".formatted(s.category(), s.howSure(), s.title()))
                .orElse("no cause"));
  }
}
