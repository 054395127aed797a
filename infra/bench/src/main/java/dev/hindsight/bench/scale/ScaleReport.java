package dev.hindsight.bench.scale;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.scale.Measured.Row;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures, for people and for programs. */
final class ScaleReport {

  private final Measured measured;

  ScaleReport(Measured measured) {
    this.measured = measured;
  }

  List<String> table() {
    Stream<String> head =
        Stream.of(
            String.format(
                Locale.ROOT,
                "%d passages imported in %.1f s, %.0f a second",
                measured.passages(),
                measured.importS(),
                measured.passages() / measured.importS()),
            String.format(
                Locale.ROOT,
                "embedding by the model: %.0f a second, so %.0f minutes for all (vectors made up)",
                measured.embeddedASecond(),
                measured.passages() / measured.embeddedASecond() / 60),
            String.format(
                Locale.ROOT,
                "until all could be found: %.0f ms; load average at the end %.1f",
                measured.loadMs(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
            "",
            String.format(
                Locale.ROOT,
                "%-42s %-6s %6s %8s %8s %8s %7s %7s",
                "search",
                "scope",
                "n",
                "p50 ms",
                "p99 ms",
                "cpu p99",
                "recall",
                "fewest"));
    return Stream.concat(
            head,
            Stream.concat(measured.searches().stream(), measured.vectors().stream())
                .map(ScaleReport::row))
        .toList();
  }

  private static String row(Row row) {
    return String.format(
        Locale.ROOT,
        "%-42s %-6s %6d %8.1f %8.1f %8.1f %7s %7d",
        row.what(),
        row.scope(),
        row.latency().count(),
        row.latency().percentile(50),
        row.latency().percentile(99),
        row.latency().processor(99),
        row.recall() < 0 ? "" : String.format(Locale.ROOT, "%.3f", row.recall()),
        row.fewest());
  }

  /** One line of JSON for each row. */
  List<String> json() {
    return Stream.concat(measured.searches().stream(), measured.vectors().stream())
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "{\"what\":\"%s\",\"scope\":\"%s\",\"n\":%d,\"p50_ms\":%.3f,\"p99_ms\":%.3f,"
                        + "\"cpu_p99_ms\":%.3f,\"recall\":%s,\"fewest\":%d}",
                    row.what(),
                    row.scope(),
                    row.latency().count(),
                    row.latency().percentile(50),
                    row.latency().percentile(99),
                    row.latency().processor(99),
                    row.recall() < 0 ? "null" : String.format(Locale.ROOT, "%.4f", row.recall()),
                    row.fewest()))
        .toList();
  }

  String resultLine() {
    return new ResultLine("scale")
        .with("passages", measured.passages())
        .with("p99_ms", measured.p99Ms())
        .with("rss_mb", measured.rssMib())
        .with("import_s", measured.importS())
        .with("p99_embedded_ms", measured.p99EmbeddedMs())
        .toString();
  }
}
