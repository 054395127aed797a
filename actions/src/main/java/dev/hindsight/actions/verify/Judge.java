package dev.hindsight.actions.verify;

import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.actions.verify.Judgement.DidNotHelp;
import dev.hindsight.actions.verify.Judgement.Helped;
import dev.hindsight.actions.verify.Judgement.Open;
import dev.hindsight.actions.verify.Judgement.Overwritten;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges one sample: rollout, restarts, alert, soak, deadline; pure. */
public final class Judge {

  private static final int GOOD_IN_A_ROW = 3;

  private final RemediationSettings settings;

  /** With these figures. */
  public Judge(RemediationSettings settings) {
    this.settings = settings;
  }

  /** What this sample means. */
  public Judgement judge(Sample sample, Samples before) {
    if (sample.overwritten().isPresent()) {
      return new Overwritten(sample.overwritten().get());
    }
    if (sample.health() instanceof Outcome.Done<Health>(Health health) && health.stuck()) {
      return new DidNotHelp("it was given up: " + health.sentence());
    }
    boolean good = isGood(sample.health(), before) && sample.indicates();
    Samples now =
        good
            ? before.withGood(sample.at())
            : before.withBad(sample.at(), restarts(sample.health()));
    String sentence = sentence(sample, good);
    if (soaked(now, sample.at()) && !sample.firing()) {
      return new Helped(
          "%s; %d good samples in a row, the alert is gone".formatted(words(sample), now.good()));
    }
    if (!sample.at().isBefore(sample.deadline())) {
      return new DidNotHelp("the deadline is over: " + sentence);
    }
    boolean news = before.last().isEmpty() || good != before.good() > 0;
    return new Open(now, sentence, news);
  }

  private static boolean isGood(Outcome<Health> health, Samples before) {
    return health instanceof Outcome.Done<Health>(Health h)
        && h.rolledOut()
        && h.allReady()
        && before.noRestartIn(h.restarts());
  }

  private static Optional<Map<String, Integer>> restarts(Outcome<Health> health) {
    return health instanceof Outcome.Done<Health>(Health h)
        ? Optional.of(h.restarts())
        : Optional.empty();
  }

  private boolean soaked(Samples samples, Instant now) {
    return samples.good() >= GOOD_IN_A_ROW
        && samples
            .firstGood()
            .map(first -> Duration.between(first, now).compareTo(settings.soak()) >= 0)
            .orElse(false);
  }

  private static String sentence(Sample sample, boolean good) {
    return "%s: %s%s"
        .formatted(
            good ? "Good sample" : "Not good yet",
            words(sample),
            sample.firing() ? "; the alert still fires" : "");
  }

  private static String words(Sample sample) {
    return Stream.concat(
            Stream.of(words(sample.health())), sample.indicator().stream().map(Judge::words))
        .collect(Collectors.joining("; "));
  }

  private static String words(Reading reading) {
    return switch (reading) {
      case Reading.Good(String sentence) -> sentence;
      case Reading.Bad(String sentence) -> sentence;
      case Reading.Unreadable(String why) -> "its indicator cannot be read: " + why;
    };
  }

  private static String words(Outcome<Health> health) {
    return switch (health) {
      case Outcome.Done<Health>(Health seen) -> seen.sentence();
      case Outcome.TryAgain<Health>(_, String text, _) -> text;
      case Outcome.GaveUp<Health>(_, String text) -> text;
    };
  }

  /**
   * One look at the service.
   *
   * @param overwritten who changed what we changed; empty while it holds
   * @param health of all workloads by which it is verified
   * @param indicator what the service's own indicator says; empty where it has none
   * @param firing whether the incident's alerts still fire
   */
  public record Sample(
      Optional<String> overwritten,
      Outcome<Health> health,
      Optional<Reading> indicator,
      boolean firing,
      Instant at,
      Instant deadline) {

    /** What cannot be read proves nothing. */
    boolean indicates() {
      return indicator.isEmpty() || indicator.get() instanceof Reading.Good;
    }
  }
}
