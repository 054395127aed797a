package dev.hindsight.actions.aws;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a gauge did of late, from its numbers, oldest first; pure. */
record Course(Gauge gauge, double before, double last, double least, double most) {

  private static final int FIRST = 3;
  private static final double RAISED = 1.4;
  private static final double LITTLE = 0.1;

  static Optional<Course> of(Gauge gauge, List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> start = values.subList(0, Math.min(FIRST, Math.max(1, values.size() / 4)));
    return Optional.of(
        new Course(
            gauge,
            start.stream().mapToDouble(Double::doubleValue).average().orElse(0),
            values.getLast(),
            values.stream().mapToDouble(Double::doubleValue).min().orElse(0),
            values.stream().mapToDouble(Double::doubleValue).max().orElse(0)));
  }

  /** {@code CPUUtilization of orders rose from 18 to 92 Percent, at most 93 (saturated)}. */
  String words(String owner) {
    String unit = gauge.scale().unit();
    return "%s of %s %s%s%s%s%s"
        .formatted(
            gauge.name(),
            owner,
            change(),
            unit.isEmpty() || unit.equals("Bytes") ? "" : " " + unit,
            gauge.full().map(all -> " of " + number(all)).orElse(""),
            verdict().map(" (%s)"::formatted).orElse(""),
            gauge.limit().map(this::against).orElse(""));
  }

  private String change() {
    if (most > 0 && most >= RAISED * Math.max(before, 1e-9)) {
      return "rose from %s to %s, at most %s".formatted(number(before), number(last), number(most));
    }
    if (before > 0 && least * RAISED <= before) {
      return "fell from %s to %s, at least %s"
          .formatted(number(before), number(last), number(least));
    }
    return "stayed between %s and %s".formatted(number(least), number(most));
  }

  private Optional<String> verdict() {
    return switch (gauge.scale()) {
      case PERCENT -> when(most >= 85, "saturated").or(() -> when(most >= 65, "elevated"));
      case FAULTS -> when(most > 0, "not zero");
      case FILLING -> when(most >= RAISED * Math.max(before, 1e-9) && most > 1, "growing");
      case LEFT ->
          when(least <= LITTLE * gauge.full().orElse(Double.NEGATIVE_INFINITY), "running out");
      case COUNT, SECONDS, MILLISECONDS -> Optional.empty();
    };
  }

  private static Optional<String> when(boolean so, String word) {
    return so ? Optional.of(word) : Optional.empty();
  }

  private String against(Gauge.Limit limit) {
    boolean beyond = limit.above() ? most > limit.value() : least < limit.value();
    return "; the alarm's threshold of %s %s"
        .formatted(number(limit.value()), beyond ? "was crossed" : "was not crossed");
  }

  private String number(double value) {
    if (gauge.scale() == Gauge.Scale.LEFT) {
      return String.format(Locale.ROOT, "%.1f GiB", value / (1L << 30));
    }
    return Math.abs(value) >= 10 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
