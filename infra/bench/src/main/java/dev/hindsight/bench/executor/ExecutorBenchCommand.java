package dev.hindsight.bench.executor;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code executor}: approved plans through the real queue, beside the queue alone. */
@Command(
    name = "executor",
    description = "Measures the steps that are claimed and finished a second.",
    sortOptions = false)
public final class ExecutorBenchCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final Duration AT_MOST = Duration.ofMinutes(5);
  private static final int ROUNDS = 3;

  @Option(
      names = "--plans",
      paramLabel = "N",
      defaultValue = "1000",
      description = "in each of three rounds (default: ${DEFAULT-VALUE})")
  private int plans;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "4",
      description = "of each plan (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (plans < 1 || steps < 1 || steps > 20) {
      throw new CannotRun("--plans is at least 1, --steps from 1 to 20");
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    try (Running running = Running.untilExit(progress)) {
      TemporaryDirectory directory = running.add(TemporaryDirectory.create());
      progress.say("starting PostgreSQL and the bot ...");
      EmbeddedPostgres postgres =
          running.add(
              EmbeddedPostgres.start(PostgresSettings.in(directory.path().resolve("postgres"))));
      InstantAdapter adapter = new InstantAdapter();
      ConfigurableApplicationContext product =
          running.add(ExecutorProduct.start(postgres, adapter));
      return measure(product, adapter, progress);
    }
  }

  private int measure(
      ConfigurableApplicationContext product, InstantAdapter adapter, Progress progress)
      throws InterruptedException {
    QueueAlone alone = new QueueAlone(product.getBean(DataSource.class));
    List<Double> ours = new ArrayList<>();
    List<Double> references = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      progress.say(round == 0 ? "warming up ..." : "round %d of %d".formatted(round, ROUNDS));
      double reference = paused(product, () -> alone.aSecond(plans * steps));
      double own = steps(product, round * plans);
      if (round > 0) {
        references.add(reference);
        ours.add(own);
      }
    }
    tell(median(ours), median(references), adapter);
    return adapter.doubled() == 0 && adapter.writes() == (ROUNDS + 1) * plans * steps ? 0 : 1;
  }

  /** The product's own polling is no part of the reference. */
  private static double paused(ConfigurableApplicationContext product, Measure measure)
      throws InterruptedException {
    Scheduler scheduler = product.getBean(Scheduler.class);
    scheduler.pause();
    try {
      return measure.run();
    } finally {
      scheduler.resume();
    }
  }

  private double steps(ConfigurableApplicationContext product, int first)
      throws InterruptedException {
    MadeUpPlans made = new MadeUpPlans(product);
    JdbcClient jdbc = product.getBean(JdbcClient.class);
    Scheduler scheduler = product.getBean(Scheduler.class);
    scheduler.pause();
    for (int n = 1; n <= plans; n++) {
      made.approved(first + n, steps);
    }
    long start = System.nanoTime();
    scheduler.resume();
    while (unfinished(jdbc) > 0) {
      if (System.nanoTime() - start > AT_MOST.toNanos()) {
        throw new CannotRun("%d plans were not finished".formatted(unfinished(jdbc)));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return plans * steps * 1e9 / (System.nanoTime() - start);
  }

  private static int unfinished(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from actions.plans where state in ('APPROVED', 'RUNNING')")
        .query(Integer.class)
        .single();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void tell(double ours, double reference, InstantAdapter adapter) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-46s %,10.0f a second%n", "db-scheduler alone, tasks that do nothing", reference);
    out.printf("%-46s %,10.0f a second%n", "steps claimed and finished", ours);
    out.printf("%-46s %10.2f%n", "of the reference", ours / reference);
    out.printf("%-46s %,10d of %,d%n", "writes made twice", adapter.doubled(), adapter.writes());
    out.println(
        new ResultLine("executor").with("steps_s", ours).with("reference_steps_s", reference));
    out.flush();
  }

  /** One measurement. */
  @FunctionalInterface
  private interface Measure {
    double run() throws InterruptedException;
  }
}
