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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingModel;
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
      names = "--protocol",
      paramLabel = "NAME",
      split = ",",
      description = "only natural, masked, known or recurrence")
  private List<String> protocols = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      split = ",",
      description = "only ours, bm25, dense, stock or ablations")
  private List<String> engines = new ArrayList<>();

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "keep the pages' vectors there and take them from there: the next run is fast, of the"
              + " same model")
  private @Nullable Path vectors;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Selection selection = Selection.of(protocols, engines);
    Cases cases = Cases.read(Optional.ofNullable(directory).orElseThrow());
    AtomicBoolean filling = new AtomicBoolean(true);
    Progress progress = new Progress(spec.commandLine().getErr());
    try (Running running = Running.untilExit(progress)) {
      TemporaryDirectory temporary = running.add(TemporaryDirectory.create());
      progress.say("starting PostgreSQL and the bot ...");
      EmbeddedPostgres postgres =
          running.add(
              EmbeddedPostgres.start(PostgresSettings.in(temporary.path().resolve("postgres"))));
      ConfigurableApplicationContext bot = running.add(Bot.start(postgres, m -> kept(m, filling)));
      SearchBench bench = new SearchBench(bot, progress, selection);
      tell(new SearchReport(bench.run(cases, temporary.path(), () -> filling.set(false))));
      return 0;
    } catch (BeansException e) {
      throw new CannotRun(
          "the bot does not start: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
          e);
    }
  }

  private EmbeddingModel kept(EmbeddingModel model, AtomicBoolean filling) {
    return vectors == null ? model : new KeptVectors(model, vectors, filling);
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
