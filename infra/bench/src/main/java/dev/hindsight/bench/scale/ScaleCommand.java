package dev.hindsight.bench.scale;

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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scale}: many passages, on the product's own import and search. */
@Command(
    name = "scale",
    description =
        "Measures import, search and memory with many passages, and the ways of searching vectors"
            + " side by side. Takes about five minutes for 100,000.",
    sortOptions = false)
public final class ScaleCommand implements Callable<Integer> {

  private static final int MOST = 2_000_000;

  @Option(
      names = "--passages",
      paramLabel = "N",
      defaultValue = "100000",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int passages;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "500",
      description = "of each kind (default: ${DEFAULT-VALUE})")
  private int queries;

  @Option(
      names = "--database",
      paramLabel = "JDBC_URL",
      description =
          "an empty database, user and password included, such as one that"
              + " infra/postgres-pgvector.sh makes (default: an embedded one, without pgvector)")
  private Optional<String> database = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "one line of JSON for each row")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, SQLException {
    if (passages < MadeUp.SECTIONS || passages > MOST || queries < 1) {
      throw new CannotRun(
          "--passages is from %d to %d, --queries at least 1".formatted(MadeUp.SECTIONS, MOST));
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    try (Running running = Running.untilExit(progress)) {
      TemporaryDirectory directory = running.add(TemporaryDirectory.create());
      List<String> settings = settings(running, directory.path(), progress);
      ConfigurableApplicationContext product = running.add(Product.start(settings));
      Measured measured =
          new ScaleBench(product, progress).run(directory.path(), passages, queries);
      tell(new ScaleReport(measured));
      return 0;
    } catch (BeansException e) {
      throw new CannotRun(
          "the bot does not start: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
          e);
    }
  }

  private List<String> settings(Running running, Path directory, Progress progress) {
    if (database.isPresent()) {
      return List.of("--spring.datasource.url=" + database.get());
    }
    progress.say("starting PostgreSQL ...");
    EmbeddedPostgres postgres =
        running.add(EmbeddedPostgres.start(PostgresSettings.in(directory.resolve("postgres"))));
    return List.of(
        "--spring.datasource.url=" + postgres.jdbcUrl(),
        "--spring.datasource.username=" + postgres.user(),
        "--spring.datasource.password=" + postgres.password());
  }

  private void tell(ScaleReport report) throws IOException {
    if (out.isPresent()) {
      Files.write(out.get(), report.json());
    }
    PrintWriter printed = spec.commandLine().getOut();
    report.table().forEach(printed::println);
    printed.println(report.resultLine());
    printed.flush();
  }
}
