package dev.hindsight.bench.logs;

import dev.hindsight.knowledge.template.MinerSettings;
import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code logs}: kinds of log lines, told apart with one configuration for all systems. */
@Command(
    name = "logs",
    description = "Measures how well and how fast log lines are grouped by their template.",
    sortOptions = false)
public final class LogsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      description = "a directory for each system: NAME_2k.log and its labels")
  private @Nullable Path directory;

  @Option(names = "--out", paramLabel = "FILE", description = "write the scores, one JSON a line")
  private @Nullable Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<LogSystem> systems = LogSystem.in(Optional.ofNullable(directory).orElseThrow());
    int most = MinerSettings.USUAL.mostTemplates();
    PlainDrain control = new PlainDrain(0.4, true);
    LogsReport report =
        new LogsReport(
            scores(systems, new Ours(MinerSettings.USUAL)),
            scores(systems, new Ours(new MinerSettings(most, false, true))),
            scores(systems, new Ours(new MinerSettings(most, true, false))),
            scores(systems, control),
            scores(systems, new PlainDrain(0.5, true)),
            Speed.of(systems, control));
    Optional.ofNullable(out).ifPresent(file -> write(file, report.ours()));
    PrintWriter to = spec.commandLine().getOut();
    to.println(report.table());
    to.println();
    to.println(report.drainTable());
    to.println(report.resultLine());
    to.flush();
    return 0;
  }

  private static List<SystemScore> scores(List<LogSystem> systems, Grouped.Parser parser) {
    return systems.stream().map(system -> SystemScore.of(system, parser)).toList();
  }

  private static void write(Path file, List<SystemScore> scores) {
    JsonMapper json = new JsonMapper();
    List<String> lines =
        scores.stream()
            .map(score -> json.writeValueAsString(new TreeMap<String, Object>(score.fields())))
            .toList();
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
