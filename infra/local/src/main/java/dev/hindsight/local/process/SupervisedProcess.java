package dev.hindsight.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server under a small shell that stops it as soon as the pipe from this JVM closes, so that not
 * even {@code kill -9} of the JVM leaves it behind.
 */
public final class SupervisedProcess implements AutoCloseable {

  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  /**
   * The server in the background, a reader of the pipe beside it; whichever ends first decides.
   * PostgreSQL stops fast for the first signal, which others in the background are deaf to.
   */
  private static final String SUPERVISE =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- & server=$!
      { read -r line <&3; kill -INT $server; kill $server; } & reader=$!
      wait $server; status=$?
      kill $reader 2>/dev/null
      exit $status
      """;

  private final Process shell;
  private volatile boolean closing;

  private SupervisedProcess(Process shell) {
    this.shell = shell;
  }

  /**
   * Starts in a session of its own: Ctrl-C in the terminal is for us alone.
   *
   * @throws IOException when the shell cannot be started
   */
  public static SupervisedProcess start(List<String> server, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", SUPERVISE, "supervise"));
    command.addAll(server);
    return new SupervisedProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start());
  }

  /** Whether the server still runs. */
  public boolean isAlive() {
    return shell.isAlive();
  }

  /** Completes when the server ended without having been asked to. */
  public CompletableFuture<Void> endedByItself() {
    return shell
        .onExit()
        .thenCompose(
            ended -> closing ? new CompletableFuture<>() : CompletableFuture.completedFuture(null));
  }

  /** Asks it to stop fast, and ends it when it does not. */
  @Override
  public void close() {
    closing = true;
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      shell.descendants().forEach(ProcessHandle::destroy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
