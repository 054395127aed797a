package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Figures.Cause;
import dev.hindsight.bot.digest.Figures.Judged;
import dev.hindsight.bot.digest.Figures.Noisy;
import dev.hindsight.bot.digest.Figures.Numbers;
import dev.hindsight.bot.digest.Figures.Past;
import dev.hindsight.bot.digest.Figures.Plans;
import dev.hindsight.bot.digest.Figures.Times;
import dev.hindsight.bot.digest.Figures.Top;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.Severity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Weeks as tests like them. */
public final class TestFigures {

  private static final Period PERIOD = new IsoWeek(2026, 47).in(ZoneId.of("Europe/Berlin"));
  private static final Times NONE = new Times(0, Optional.empty(), Optional.empty());

  private TestFigures() {}

  static Figures of(Cause cause, Noisy noisy, Duration waited) {
    return new Figures(
        PERIOD,
        new Numbers(9, 3, NONE, NONE, new Plans(1, 1), times(1, waited), new Judged(0, 0)),
        new Numbers(9, 3, NONE, NONE, new Plans(1, 1), NONE, new Judged(0, 0)),
        List.of(noisy),
        List.of(cause),
        List.of(),
        List.of());
  }

  /** A week with everything in it. */
  public static Figures full() {
    return new Figures(
        PERIOD,
        new Numbers(
            47,
            12,
            times(9, Duration.ofMinutes(6)),
            times(11, Duration.ofMinutes(38)),
            new Plans(5, 4),
            times(5, Duration.ofSeconds(170)),
            new Judged(6, 8)),
        new Numbers(
            31,
            14,
            times(12, Duration.ofMinutes(9)),
            times(13, Duration.ofMinutes(55)),
            new Plans(3, 3),
            NONE,
            new Judged(5, 9)),
        List.of(
            new Noisy("KubePodCrashLooping", 19, 12),
            new Noisy("<!channel> *DiskFull* <https://evil.example|docs>", 11, 0),
            new Noisy("HighLatency", 9, 4)),
        List.of(
            new Cause("oom_killed", 5, 4),
            new Cause("something_new", 3, 0),
            new Cause("image_pull", 1, 0)),
        List.of(
            new Top(
                new IncidentId(71),
                Severity.SEV1,
                "checkout",
                "checkout: all orders fail & <@U0BAD> knows",
                Optional.of(Duration.ofMinutes(190))),
            new Top(
                new IncidentId(74), Severity.SEV2, "ledger", "ledger: disk full", Optional.empty()),
            new Top(
                new IncidentId(66),
                Severity.SEV2,
                "payments",
                "payments: slow answers",
                Optional.of(Duration.ofMinutes(44)))),
        trend(9, 17, 4, 12, 8, 21, 14, 12));
  }

  /** A week in which nothing came. */
  public static Figures quiet() {
    Numbers nothing = new Numbers(0, 0, NONE, NONE, new Plans(0, 0), NONE, new Judged(0, 0));
    return new Figures(
        PERIOD,
        nothing,
        full().now(),
        List.of(),
        List.of(),
        List.of(),
        trend(9, 17, 4, 12, 8, 21, 12, 0));
  }

  private static Times times(int of, Duration p50) {
    return new Times(of, Optional.of(p50), Optional.of(p50.multipliedBy(3)));
  }

  private static List<Past> trend(int... incidents) {
    return IntStream.range(0, incidents.length)
        .mapToObj(
            i ->
                new Past(
                    PERIOD.week().plus(i - incidents.length + 1),
                    incidents[i],
                    incidents[i] * 7 / 2))
        .toList();
  }
}
