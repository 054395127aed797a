package dev.hindsight.bench.logs;

import dev.hindsight.bench.ResultLine;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The figures for people and for programs; pure. */
record LogsReport(
    List<SystemScore> ours,
    List<SystemScore> withoutMasks,
    List<SystemScore> withoutHeaders,
    List<SystemScore> drain,
    List<SystemScore> strictDrain,
    Speed speed) {

  private static final String HEAD =
      "%-28s %8s %8s %8s %8s %8s %8s %8s %8s"
          .formatted(
              "", "GA", "FGA", "GA corr", "FGA corr", "PA corr", "GA raw", "FGA raw", "one pass");

  String table() {
    StringJoiner table = new StringJoiner("\n");
    table.add(HEAD);
    ours.forEach(score -> table.add(row(score.system(), score)));
    table.add(row("mean", mean(ours)));
    table.add("");
    table.add(row("ours, masks off, mean", mean(withoutMasks)));
    table.add(row("ours, headers off, mean", mean(withoutHeaders)));
    table.add(row("plain Drain 0.4, mean", mean(drain)));
    table.add(row("plain Drain 0.5, mean", mean(strictDrain)));
    table.add("");
    table.add(
        "lines a second of one core: %,d known, %,d learning, plain Drain %,d"
            .formatted(speed.known(), speed.learning(), speed.drain()));
    return table.toString();
  }

  String drainTable() {
    StringJoiner table = new StringJoiner("\n");
    table.add("plain Drain 0.4");
    drain.forEach(score -> table.add(row(score.system(), score)));
    return table.toString();
  }

  ResultLine resultLine() {
    SystemScore mean = mean(ours);
    SystemScore control = mean(drain);
    return new ResultLine("logs")
        .withShare("ga_content", mean.content().lines())
        .withShare("fga_content", mean.corrected().groups())
        .withShare("ga_raw", mean.raw().lines())
        .with("lines_s_known", speed.known())
        .with("lines_s_learning", speed.learning())
        .withShare("drain_ga_content", control.content().lines())
        .withShare("drain_fga_content", control.corrected().groups())
        .withShare("drain_ga_raw", control.raw().lines())
        .with("drain_lines_s", speed.drain());
  }

  private static SystemScore mean(List<SystemScore> scores) {
    return SystemScore.mean(scores);
  }

  private static String row(String name, SystemScore score) {
    return String.format(
        Locale.ROOT,
        "%-28s %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f",
        name,
        score.content().lines(),
        score.content().groups(),
        score.corrected().lines(),
        score.corrected().groups(),
        score.texts(),
        score.raw().lines(),
        score.raw().groups(),
        score.onePass().lines());
  }
}
