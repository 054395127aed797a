package dev.hindsight.bench.path;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Spread;
import dev.hindsight.local.cluster.Fault;
import java.util.Comparator;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The run in a table for people and in one line for programs. */
record Report(Measured measured) {

  String table() {
    StringJoiner rows = new StringJoiner(System.lineSeparator());
    rows.add(row(measured.outcomes().size() + " incidents", "p50", "p95", "max", "goal"));
    rows.add(row("alert to card, ms", measured.cards(), "p95 2000"));
    for (Fault fault : Fault.values()) {
      rows.add(row("  " + fault.word(), measured.cards(fault), ""));
    }
    rows.add(row("alert to cause on the card, ms", measured.causes(), ""));
    for (Fault fault : Fault.values()) {
      rows.add(row("  " + fault.word(), measured.causes(fault), ""));
    }
    rows.add(row("webhook answered, ms", Spread.of(measured.webhooks()), ""));
    rows.add(row("up to first card, s", String.format(Locale.ROOT, "%.1f", seconds()), "15.0"));
    rows.add(row("bot's peak memory, MiB", Long.toString(measured.rssMib()), ""));
    return rows.toString();
  }

  /** The incidents to look at first. */
  String slowest() {
    return measured.outcomes().stream()
        .filter(outcome -> outcome.card().isPresent())
        .sorted(Comparator.comparing((Outcome o) -> o.card().orElseThrow()).reversed())
        .limit(5)
        .map(o -> "%s %d ms".formatted(o.service(), o.card().orElseThrow().toMillis()))
        .collect(Collectors.joining(", ", "slowest: ", ""));
  }

  /** Needs at least one card. */
  String resultLine() {
    return new ResultLine("path")
        .with("incidents", measured.outcomes().size() - measured.withoutCard().size())
        .with("first_card_s", seconds())
        .with("card_p50_ms", measured.cards().percentile(50))
        .with("card_p95_ms", measured.cards().percentile(95))
        .with("rss_mb", measured.rssMib())
        .toString();
  }

  private double seconds() {
    return measured.firstCard().toMillis() / 1000.0;
  }

  private static String row(String what, Spread spread, String goal) {
    return spread.sortedMillis().isEmpty()
        ? row(what, "none", goal)
        : row(
            what,
            Long.toString(spread.percentile(50)),
            Long.toString(spread.percentile(95)),
            Long.toString(spread.percentile(100)),
            goal);
  }

  private static String row(String what, String value, String goal) {
    return row(what, value, "", "", goal);
  }

  private static String row(String what, String p50, String p95, String max, String goal) {
    return String.format(Locale.ROOT, "%-32s %8s %8s %8s  %s", what, p50, p95, max, goal)
        .stripTrailing();
  }
}
