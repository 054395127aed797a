package dev.hindsight.bench.causes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The same run again with each signal off in turn. */
public record Ablation(List<Case> cases, Taught taught) {

  /** The engine's signals by the names that {@code Experience.off} knows. */
  static final List<String> SIGNALS =
      List.of(
          "history",
          "shipped",
          "baseline",
          "change",
          "dependency",
          "recurrence",
          "recency",
          "outcome");

  public String table() {
    List<String> rows = new ArrayList<>();
    rows.add(
        "%-24s %7s %7s %7s %7s %7s %7s"
            .formatted("signal off", "top1", "top3", "object", "both", "alarm", "ece"));
    rows.add(row("(none)", Set.of()));
    SIGNALS.forEach(signal -> rows.add(row(signal, Set.of(signal))));
    return String.join("\n", rows);
  }

  private String row(String name, Set<String> off) {
    Map<String, Double> values =
        new Scores(Examiner.quick(taught.without(off)).examine(cases)).values();
    return "%-24s %s"
        .formatted(
            name,
            List.of("top1", "top3", "object_top1", "both_right", "false_alarm", "ece").stream()
                .map(key -> number(values.getOrDefault(key, Double.NaN)))
                .collect(Collectors.joining(" ")));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "     na" : String.format(Locale.ROOT, "%7.3f", value);
  }
}
