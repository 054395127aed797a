package dev.hindsight.bench.path;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Spread;
import dev.hindsight.local.cluster.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The run in a table for people and in one line for programs. */
record Report(Measured measured) {

  String table() {
    StringJoiner rows = new StringJoiner(System.lineSeparator());
    rows.add(row(measured.outcomes().size() + " incidents", "p50", "p95", "max", "goal"));
    rows.add(row("alert to card, ms", measured.cards(), "p95 2000"));
    rows.add(row("alert to cause on the card, ms", measured.causes(), ""));
    rows.add(row("webhook answered, ms", Spread.of(measured.webhooks()), ""));
    rows.add(row("up to first card, s", String.format(Locale.ROOT, "%.1f", seconds()), "15.0"));
    rows.add(row("bot's peak memory, MiB", Long.toString(measured.rssMib()), ""));
    return rows + System.lineSeparator().repeat(2) + faults();
  }

  /** For each fault: how soon, and whether the cause is right. */
  private String faults() {
    StringJoiner rows = new StringJoiner(System.lineSeparator());
    rows.add(line("fault", "incidents", "card p95", "cause p95", "first", "settled", "likely"));
    for (Fault fault : measured.faults()) {
      List<Outcome> of = measured.of(fault);
      rows.add(
          line(
              fault.word(),
              Integer.toString(of.size()),
              p95(measured.cards(fault)),
              p95(measured.causes(fault)),
              Long.toString(of.stream().filter(Outcome::firstRight).count()),
              Long.toString(of.stream().filter(Outcome::right).count()),
              Long.toString(of.stream().filter(o -> o.right() && o.likely()).count())));
    }
    return rows.toString();
  }

  /** Each incident whose settled card does not name the right cause, in a line. */
  List<String> wrong() {
    return measured.outcomes().stream()
        .filter(outcome -> !outcome.right())
        .map(Outcome::wrong)
        .toList();
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
        .with("first_cause_right", rightPercent())
        .with("rss_mb", measured.rssMib())
        .toString();
  }

  private double rightPercent() {
    return 100.0 * measured.right() / measured.outcomes().size();
  }

  private static String p95(Spread spread) {
    return spread.sortedMillis().isEmpty() ? "none" : Long.toString(spread.percentile(95));
  }

  private static String line(
      String fault,
      String incidents,
      String card,
      String cause,
      String first,
      String settled,
      String likely) {
    return String.format(
        Locale.ROOT,
        "%-16s %9s %9s %10s %6s %8s %7s",
        fault,
        incidents,
        card,
        cause,
        first,
        settled,
        likely);
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
