package dev.hindsight.bench.causes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One figure of a run.
 *
 * @param key its name in the RESULT line
 * @param count "38 of 53", or how many cases it is about
 */
public record Figure(String key, String what, String count, Statistics.Interval interval) {

  double value() {
    return interval.value();
  }

  /** The share of the cases that are asked in which it is so. */
  static Figure share(
      String key,
      String what,
      List<Outcome> outcomes,
      Predicate<Outcome> asked,
      Predicate<Outcome> so) {
    List<Outcome> of = outcomes.stream().filter(asked).toList();
    return new Figure(
        key,
        what,
        "%d of %d".formatted(of.stream().filter(so).count(), of.size()),
        Statistics.bootstrap(groups(of), drawn -> part(drawn, so)));
  }

  /** Any other figure over some of the cases. */
  static Figure of(
      String key,
      String what,
      List<Outcome> outcomes,
      Predicate<Outcome> asked,
      ToDoubleFunction<List<Outcome>> statistic) {
    List<Outcome> of = outcomes.stream().filter(asked).toList();
    return new Figure(
        key, what, Integer.toString(of.size()), Statistics.bootstrap(groups(of), statistic));
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-62s %12s  %6s  %s",
        what,
        count,
        number(value()),
        Double.isNaN(value())
            ? ""
            : "[%s, %s]".formatted(number(interval.low()), number(interval.high())));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "na" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static double part(List<Outcome> drawn, Predicate<Outcome> so) {
    return drawn.isEmpty() ? Double.NaN : (double) drawn.stream().filter(so).count() / drawn.size();
  }

  private static Collection<List<Outcome>> groups(List<Outcome> outcomes) {
    return outcomes.stream()
        .collect(
            Collectors.groupingBy(
                (Function<Outcome, String>) outcome -> outcome.one().group(),
                java.util.LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }
}
