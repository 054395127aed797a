package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Figures.Cause;
import dev.hindsight.bot.digest.Figures.Judged;
import dev.hindsight.bot.digest.Figures.Noisy;
import dev.hindsight.bot.digest.Figures.Numbers;
import dev.hindsight.bot.digest.Figures.Plans;
import dev.hindsight.bot.digest.Figures.Times;
import dev.hindsight.bot.digest.Figures.Top;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A week's figures in words, the same in a chat and on a command line. */
public final class Told {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Told() {}

  /**
   * One figure.
   *
   * @param value in words where there is nothing to compute it of
   * @param change against the week before
   */
  public record Line(String name, String value, String change) {

    /** On one line. */
    @Override
    public String toString() {
      return "%s: %s (%s)".formatted(name, value, change);
    }
  }

  /** Which days, and whose. */
  public static String period(Period period) {
    return "%s, %s to %s, %s"
        .formatted(
            period.week(),
            DAY.format(period.week().monday()),
            DAY.format(period.week().monday().plusDays(6)),
            ZoneNames.of(period.zone()));
  }

  /** The seven numbers. */
  public static List<Line> numbers(Figures figures) {
    Numbers now = figures.now();
    Numbers before = figures.before();
    return List.of(
        count("Alerts", now.alerts(), before.alerts()),
        count("Incidents", now.incidents(), before.incidents()),
        median(
            "Time to acknowledge",
            now.acknowledged(),
            before.acknowledged(),
            "no incident was acknowledged"),
        median("Time to resolve", now.resolved(), before.resolved(), "no incident was resolved"),
        plans(now.plans(), before.plans()),
        median("Waiting for approval", now.waiting(), before.waiting(), "no plan was decided"),
        judged(now.judged(), before.judged()));
  }

  /** What nine of ten did not exceed. */
  public static List<Line> slowest(Figures figures) {
    Numbers now = figures.now();
    Numbers before = figures.before();
    return List.of(
        slow(
            "Time to acknowledge, p90",
            now.acknowledged(),
            before.acknowledged(),
            "no incident was acknowledged"),
        slow("Time to resolve, p90", now.resolved(), before.resolved(), "no incident was resolved"),
        slow("Waiting for approval, p90", now.waiting(), before.waiting(), "no plan was decided"));
  }

  /** What is to be decided. */
  public static String decision(Figures figures) {
    return Decision.of(figures).map(Told::decision).orElse("Nothing to decide this week.");
  }

  private static String decision(Decision decision) {
    return switch (decision) {
      case Decision.Playbook(Cause cause) ->
          "“%s” was the likely cause of %d incidents and no plan helped in any of them. Mend it for good, or write a playbook for it?"
              .formatted(category(cause.category()), cause.incidents());
      case Decision.Mute(Noisy alert) ->
          "The alert “%s” fired %d times and nobody ever acted on it. Mend its rule, or mute it?"
              .formatted(alert.name(), alert.count());
      case Decision.Approvers(Duration waited) ->
          "Half of the plans waited longer than %s for approval. Who else may approve?"
              .formatted(duration(waited));
      case Decision.Unnamed(Cause cause) ->
          "No known cause was found for %d incidents. Who says on their cards what it was?"
              .formatted(cause.incidents());
    };
  }

  /** A category as people say it. */
  public static String category(String category) {
    return category.equals(Decision.UNKNOWN) ? "no known cause" : category.replace('_', ' ');
  }

  /** An alert, how often it came, and whether anybody acted. */
  public static String noisy(Noisy alert) {
    return "%s, %s, %s"
        .formatted(
            alert.name(),
            alert.count() == 1 ? "once" : alert.count() + " times",
            alert.acted() == 0 ? "nobody acted" : "acted on %d".formatted(alert.acted()));
  }

  /** A category, its incidents, and whether plans helped. */
  public static String cause(Cause cause) {
    return "%s, %s, %s"
        .formatted(
            category(cause.category()),
            cause.incidents() == 1 ? "1 incident" : cause.incidents() + " incidents",
            cause.helped() == 0
                ? "no plan helped"
                : "a plan helped in %d".formatted(cause.helped()));
  }

  /** An incident but for its number. */
  public static String top(Top top) {
    return "%s %s: %s, %s"
        .formatted(
            top.severity(),
            top.service(),
            top.title(),
            top.took().map(took -> "resolved after " + duration(took)).orElse("still open"));
  }

  private static Line count(String name, int now, int before) {
    return new Line(name, Integer.toString(now), change(now - before));
  }

  private static Line plans(Plans now, Plans before) {
    return new Line(
        "Plans approved",
        said(now),
        now.equals(before) ? "as last week" : "last week " + said(before));
  }

  private static String said(Plans plans) {
    return plans.approved() == 0
        ? "none"
        : "%d, of which %d helped".formatted(plans.approved(), plans.helped());
  }

  private static Line judged(Judged now, Judged before) {
    return new Line(
        "First cause right",
        now.of() == 0
            ? "nobody judged a cause"
            : "%d of %d judged".formatted(now.right(), now.of()),
        before.of() == 0
            ? "last week nobody judged one"
            : "last week %d of %d".formatted(before.right(), before.of()));
  }

  private static Line median(String name, Times now, Times before, String none) {
    return time(name + ", median", now.p50(), before.p50(), now.of(), none);
  }

  private static Line slow(String name, Times now, Times before, String none) {
    return time(name, now.p90(), before.p90(), now.of(), none);
  }

  private static Line time(
      String name, Optional<Duration> now, Optional<Duration> before, int of, String none) {
    return new Line(
        name,
        now.map(took -> "%s (of %d)".formatted(duration(took), of)).orElse(none),
        change(now, before));
  }

  private static String change(Optional<Duration> now, Optional<Duration> before) {
    if (before.isEmpty()) {
      return "last week none to compare";
    }
    return now.map(took -> change(took.minus(before.get())))
        .orElseGet(() -> "last week " + duration(before.get()));
  }

  private static String change(Duration more) {
    return Math.abs(more.toSeconds()) < 1
        ? "as last week"
        : (more.isNegative() ? "−" : "+") + duration(more.abs());
  }

  private static String change(int more) {
    return more == 0 ? "as last week" : (more < 0 ? "−" : "+") + Math.abs(more);
  }

  /** In the two largest units that it has. */
  public static String duration(Duration taken) {
    long days = taken.toDays();
    if (days > 0) {
      return "%d d %d h".formatted(days, taken.toHoursPart());
    }
    if (taken.toHours() > 0) {
      return "%d h %d min".formatted(taken.toHours(), taken.toMinutesPart());
    }
    if (taken.toMinutes() > 0) {
      boolean exact = taken.toMinutes() < 10 && taken.toSecondsPart() > 0;
      return taken.toMinutes() + " min" + (exact ? " %d s".formatted(taken.toSecondsPart()) : "");
    }
    return taken.toSeconds() + " s";
  }
}
