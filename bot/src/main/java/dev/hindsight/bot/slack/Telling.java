package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one answer by the first way that takes it; where Slack is busy it waits as long as Slack
 * asks, and goes round the ways again until a response URL would be too old.
 */
final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  /** A response URL is good for half an hour, of which some is gone. */
  static final Duration LONGEST = Duration.ofMinutes(25);

  /** So long a person rather waits than is told somewhere else. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static final int TRIES = 3;
  private static final Duration OUTAGE = Duration.ofSeconds(15);

  private final Predicate<Duration> pause;
  private Duration waited = Duration.ZERO;

  /**
   * @param pause waits that long; false when there is no more time
   */
  Telling(Predicate<Duration> pause) {
    this.pause = pause;
  }

  /** A way to a person. */
  record Way(String name, Supplier<SlackAnswer> call) {}

  /** Whether any way took it. */
  boolean by(List<Way> ways) {
    List<Way> left = ways;
    while (!left.isEmpty()) {
      List<Way> again = new ArrayList<>();
      Duration least = LONGEST;
      for (Way way : left) {
        SlackAnswer answer = patiently(way);
        if (answer instanceof Done) {
          return true;
        }
        LOG.warn("An answer in private was not taken by {}: {}", way.name(), answer);
        if (!(answer instanceof Refused)) {
          again.add(way);
          least = least.compareTo(rest(answer)) < 0 ? least : rest(answer);
        }
      }
      left = again;
      if (!left.isEmpty() && !waits(least)) {
        return false;
      }
    }
    return false;
  }

  /** The same way again after a short wait, a few times. */
  private SlackAnswer patiently(Way way) {
    SlackAnswer answer = way.call().get();
    for (int tries = 1; tries < TRIES && answer instanceof Busy(Duration rest); tries++) {
      if (rest.compareTo(SHORT) > 0 || !waits(rest)) {
        return answer;
      }
      answer = way.call().get();
    }
    return answer;
  }

  private static Duration rest(SlackAnswer answer) {
    return answer instanceof Busy(Duration rest) ? rest : OUTAGE;
  }

  private boolean waits(Duration asked) {
    // "0" is no reason to ask without end
    Duration rest = asked.isPositive() ? asked : Duration.ofSeconds(1);
    waited = waited.plus(rest);
    return waited.compareTo(LONGEST) < 0 && pause.test(rest);
  }
}
