package dev.hindsight.bench.chaos.world;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The database server, which can be stopped at once and started again. */
public final class Postgres implements AutoCloseable {

  private static final int STOP_SECONDS = 20;
  private final Path directory;
  private EmbeddedPostgres server;

  private Postgres(Path directory) {
    this.directory = directory;
    this.server = EmbeddedPostgres.start(PostgresSettings.in(directory));
  }

  static Postgres in(Path directory) {
    return new Postgres(directory);
  }

  /** Stays the same over restarts. */
  public synchronized String jdbcUrl() {
    return server.jdbcUrl();
  }

  synchronized String user() {
    return server.user();
  }

  synchronized String password() {
    return server.password();
  }

  /** As {@code pg_ctl restart -m immediate}: nothing is written out, the log is replayed. */
  public synchronized void restartImmediately() throws IOException, InterruptedException {
    stopImmediately();
    start();
  }

  /** As {@code pg_ctl stop -m immediate}. */
  public synchronized void stopImmediately() throws IOException, InterruptedException {
    int port = port();
    String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst().strip();
    var ended = server.endedByItself();
    new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
    try {
      ended.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new CannotRun("PostgreSQL %s on port %d did not stop".formatted(pid, port), e);
    }
  }

  private int port() {
    return server.port();
  }

  /** Starts it again on the same port. */
  public synchronized void start() {
    int port = port();
    server = EmbeddedPostgres.start(PostgresSettings.in(directory));
    if (server.port() != port) {
      throw new CannotRun("somebody took port %d meanwhile".formatted(port));
    }
  }

  @Override
  public synchronized void close() {
    server.close();
  }
}
