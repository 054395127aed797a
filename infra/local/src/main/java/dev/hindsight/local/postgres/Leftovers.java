package dev.hindsight.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Server processes that an earlier run left behind in a data directory.
 *
 * <p>Believes the process table and not postmaster.pid: a killed postmaster that nobody reaped, or
 * another program under its old number, keeps that file valid for ever.
 */
final class Leftovers {

  private final Path data;

  Leftovers(Path data) {
    this.data = data;
  }

  /** Stops what still runs in the directory, first kindly, then removes the stale pid file. */
  void clear() {
    for (String signal : List.of("INT", "QUIT", "KILL")) {
      List<ProcessHandle> running = running();
      if (running.isEmpty()) {
        break;
      }
      running.forEach(process -> send(signal, process));
      awaitNone(Duration.ofSeconds(10));
    }
    if (!running().isEmpty()) {
      throw new PostgresFailed("an old PostgreSQL does not stop, end it: " + running());
    }
    deletePidFile();
  }

  private void deletePidFile() {
    try {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new PostgresFailed("cannot remove the stale " + data + "/postmaster.pid: " + e, e);
    }
  }

  /** Every process of a server works in its data directory; a defunct one has none any more. */
  List<ProcessHandle> running() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(this::worksHere).filter(Leftovers::isPostgres).toList();
    }
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      return Files.isSameFile(proc(process, "cwd"), data);
    } catch (IOException | SecurityException e) {
      return false;
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    try {
      return Files.readString(proc(process, "comm")).strip().equals("postgres");
    } catch (IOException e) {
      return false;
    }
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  private static void send(String signal, ProcessHandle process) {
    List<String> kill =
        List.of("sh", "-c", "kill -\"$1\" \"$2\"", "kill", signal, Long.toString(process.pid()));
    try {
      new ProcessBuilder(kill)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new PostgresFailed("cannot signal the old PostgreSQL process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitNone(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!running().isEmpty() && System.nanoTime() < end) {
      Pause.of(Duration.ofMillis(50));
    }
  }
}
