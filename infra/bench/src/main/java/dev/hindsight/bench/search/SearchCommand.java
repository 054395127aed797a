package dev.hindsight.bench.search;

import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code search}: alerts to runbooks and symptoms to past incidents, beside other engines. */
@Command(
    name = "search",
    description =
        "Measures how well runbooks and past incidents are found, beside BM25, vectors alone and"
            + " Spring AI's vector store. Takes about ten minutes.",
    sortOptions = false)
public final class SearchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "where A_alert_runbook and B_incidents are")
  private @Nullable Path directory;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "write one line of JSON for each question and engine")
  private @Nullable Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Cases cases = Cases.read(Optional.ofNullable(directory).orElseThrow());
    Progress progress = new Progress(spec.commandLine().getErr());
    try (Running running = Running.untilExit(progress)) {
      TemporaryDirectory temporary = running.add(TemporaryDirectory.create());
      progress.say("starting PostgreSQL and the bot ...");
      EmbeddedPostgres postgres =
          running.add(
              EmbeddedPostgres.start(PostgresSettings.in(temporary.path().resolve("postgres"))));
      ConfigurableApplicationContext bot = running.add(Bot.start(postgres));
      tell(new SearchReport(new SearchBench(bot, progress).run(cases, temporary.path())));
      return 0;
    } catch (BeansException e) {
      throw new CannotRun(
          "the bot does not start: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
          e);
    }
  }

  private void tell(SearchReport report) {
    if (out != null) {
      write(out, report.json());
    }
    PrintWriter printed = spec.commandLine().getOut();
    report.table().forEach(printed::println);
    printed.println(report.resultLine());
    printed.flush();
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
