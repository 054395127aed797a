package dev.hindsight.bench.audit;

import dev.hindsight.actions.audit.AuditDesk;
import dev.hindsight.actions.audit.AuditExport;
import dev.hindsight.actions.audit.AuditHead;
import dev.hindsight.actions.audit.AuditReport;
import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.bench.scale.Product;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: many records, linked and checked by the product itself. */
@Command(
    name = "audit",
    description = "Measures how fast the audit log is linked and checked, and falsifies it.",
    sortOptions = false)
public final class AuditBenchCommand implements Callable<Integer> {

  private static final int ROUNDS = 5;
  private static final int SAMPLE = 50;
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int HASHED = 2_000_000;
  private static final int HASHED_BYTES = 512;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int records;

  @Option(
      names = "--mutations",
      paramLabel = "N",
      defaultValue = "10000",
      description = "how often a chain of 50 records is falsified (default: ${DEFAULT-VALUE})")
  private int mutations;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and exit")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (records < SAMPLE || mutations < 1) {
      throw new CannotRun("--records is at least %d, --mutations at least 1".formatted(SAMPLE));
    }
    Progress progress = new Progress(spec.commandLine().getErr());
    try (Running running = Running.untilExit(progress)) {
      TemporaryDirectory directory = running.add(TemporaryDirectory.create());
      progress.say("starting PostgreSQL and the bot ...");
      EmbeddedPostgres postgres =
          running.add(
              EmbeddedPostgres.start(PostgresSettings.in(directory.path().resolve("postgres"))));
      ConfigurableApplicationContext product =
          running.add(
              Product.start(
                  List.of(
                      "--spring.datasource.url=" + postgres.jdbcUrl(),
                      "--spring.datasource.username=" + postgres.user(),
                      "--spring.datasource.password=" + postgres.password())));
      return measure(product, progress);
    }
  }

  private int measure(ConfigurableApplicationContext product, Progress progress) {
    AuditDesk desk = product.getBean(AuditDesk.class);
    JdbcClient jdbc = product.getBean(JdbcClient.class);
    progress.say("writing the first %d records ...".formatted(SAMPLE));
    write(jdbc, 0, SAMPLE);
    linked(desk);
    List<String> sample = new ArrayList<>();
    desk.export(sample::add);
    AuditHead head = AuditExport.verify(sample.stream(), List.of()).head().orElseThrow();
    progress.say("falsifying them %,d times ...".formatted(mutations));
    int found = new Falsified(sample, head, 1).found(mutations);
    progress.say("writing %,d records ...".formatted(records));
    write(jdbc, SAMPLE, records);
    double linked = aSecond(() -> records - SAMPLE, () -> linked(desk));
    progress.say("checking them %d times ...".formatted(ROUNDS));
    List<Double> checked =
        IntStream.range(0, ROUNDS)
            .mapToObj(_ -> aSecond(() -> records, () -> whole(desk)))
            .toList();
    tell(linked, checked.stream().sorted().toList().get(ROUNDS / 2), found);
    return found == mutations ? 0 : 1;
  }

  private static void write(JdbcClient jdbc, int from, int to) {
    jdbc.sql(
            """
            insert into actions.audit_entries (event, subject, person, detail)
            select 'RUNNING', 'PLN-' || n || ' ' || encode(sha256(n::text::bytea), 'hex'),
              'U' || n % 50, 'Step 1 done: Set resources of container checkout in Deployment '
              || 'shop/checkout-' || n || ': memory limit from 256Mi to 512Mi.'
            from generate_series(cast(:from as int) + 1, :to) n\
            """)
        .param("from", from)
        .param("to", to)
        .update();
  }

  private static void linked(AuditDesk desk) {
    while (desk.waiting().isPresent()) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private void whole(AuditDesk desk) {
    AuditReport report = desk.verify(List.of());
    if (report.broken() > 0 || report.records() != records) {
      throw new CannotRun("the chain does not hold: " + report.findings());
    }
  }

  private static double aSecond(IntSupplier count, Runnable work) {
    long start = System.nanoTime();
    work.run();
    return count.getAsInt() * 1e9 / (System.nanoTime() - start);
  }

  /** The limit: what this machine hashes when it does nothing else. */
  private static double hashes() {
    byte[] bytes = new byte[HASHED_BYTES];
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return aSecond(
          () -> HASHED,
          () -> IntStream.range(0, HASHED).forEach(i -> bytes[i % 32] = digest.digest(bytes)[0]));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void tell(double linked, double checked, int found) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-42s %,12.0f a second%n", "SHA-256 of 512 bytes, one core", hashes());
    out.printf("%-42s %,12.0f a second%n", "records linked into the chain", linked);
    out.printf("%-42s %,12.0f a second%n", "records read and checked, median of 5", checked);
    out.printf("%-42s %,12d of %,d%n", "falsified chains that were found", found, mutations);
    out.println(
        new ResultLine("audit")
            .with("records_s", Math.round(checked))
            .with("mutations", mutations)
            .with("found", found));
    out.flush();
  }
}
