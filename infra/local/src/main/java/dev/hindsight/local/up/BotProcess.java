package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The bot in a JVM of its own: started, watched, started again when it dies, stopped with us. */
final class BotProcess implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration HEALTHY_AFTER = Duration.ofSeconds(60);

  private final BotCommand command;
  private final BotLog log;
  private final Readiness readiness;
  private final Progress progress;
  private Process process;
  private boolean stopping;

  private BotProcess(BotCommand command, BotLog log, Readiness readiness, Progress progress)
      throws IOException {
    this.command = command;
    this.log = log;
    this.readiness = readiness;
    this.progress = progress;
    log.prepare();
    process = launch();
  }

  /** Starts the process; {@link #awaitReady} tells how it went. */
  static BotProcess start(BotCommand command, BotLog log, Readiness readiness, Progress progress) {
    try {
      return new BotProcess(command, log, readiness, progress);
    } catch (IOException e) {
      throw new CannotRun("cannot start the bot: " + e.getMessage(), e);
    }
  }

  /**
   * Waits for the first start, then watches over the process.
   *
   * @throws CannotRun with the end of the log when it does not get ready
   */
  void awaitReady() throws InterruptedException {
    Process first = current();
    if (!readiness.await(READY_WITHIN, first::isAlive)) {
      String how =
          first.isAlive()
              ? "was not ready within %d s".formatted(READY_WITHIN.toSeconds())
              : "ended with code %d while it was starting".formatted(first.waitFor());
      throw new CannotRun("%s%nthe bot %s (log: %s)".formatted(log.tail(), how, log.file()));
    }
    Thread.ofVirtual().name("bot-watch").start(this::watch);
  }

  /** The process that runs now; another one after a crash. */
  long pid() {
    return current().pid();
  }

  private void watch() {
    BackOff backOff = new BackOff(LONGEST_PAUSE, HEALTHY_AFTER);
    while (!isStopping()) {
      try {
        backOff.began();
        int code = current().waitFor();
        if (!isStopping()) {
          startAgain(code, backOff.next());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) {
        progress.say("the bot could not be started again: %s".formatted(e));
      }
    }
  }

  private void startAgain(int code, Duration pause) throws IOException, InterruptedException {
    progress.say(
        "the bot stopped unexpectedly (code %d), it starts again in %d s (log: %s)"
            .formatted(code, pause.toSeconds(), log.file()));
    Thread.sleep(pause);
    Process next = relaunch();
    if (readiness.await(READY_WITHIN, next::isAlive)) {
      progress.say("the bot is ready again");
    }
  }

  /** While we stop, the ended process stays the current one. */
  private synchronized Process relaunch() throws IOException {
    if (!stopping) {
      process = launch();
    }
    return process;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command.line())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.file().toFile()))
        .start();
  }

  private synchronized Process current() {
    return process;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  /** Asks the bot to end by closing its standard input, and ends it when it does not. */
  @Override
  public void close() {
    Process last = lastOne();
    try {
      last.getOutputStream().close();
      awaitEnd(last);
    } catch (IOException e) {
      last.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      last.destroyForcibly();
    }
  }

  private synchronized Process lastOne() {
    stopping = true;
    return process;
  }

  private void awaitEnd(Process last) throws InterruptedException {
    if (!last.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      progress.say(
          "the bot did not stop within %d s and was killed".formatted(STOP_WITHIN.toSeconds()));
      last.destroyForcibly().waitFor();
    }
  }
}
