package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bot in a JVM of its own, started as {@code up} does it; nobody starts it again. */
public final class BotJvm implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final BotLog log;

  private BotJvm(Process process, BotLog log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param main ends with its standard input
   * @param directory for its settings and log
   */
  public static BotJvm start(Class<?> main, Map<String, String> settings, Path directory)
      throws IOException, InterruptedException {
    BotSettings file = new BotSettings();
    settings.forEach(file::with);
    file.writeTo(directory);
    BotLog log = new BotLog(directory.resolve("bot.log"));
    log.prepare();
    String where = "--spring.config.additional-location=file:" + directory + "/";
    Process process =
        new ProcessBuilder(new BotCommand(main.getName(), List.of(), List.of(where)).line())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.file().toFile()))
            .start();
    URI url = URI.create("http://127.0.0.1:" + settings.get("server.port") + "/");
    if (!new Readiness(url).await(PATIENCE, process::isAlive)) {
      process.destroyForcibly();
      throw new CannotRun("the bot did not get ready:\n" + log.tail());
    }
    return new BotJvm(process, log);
  }

  /** Writes a line to its standard input. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9} does it. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the bot still runs:\n" + lastWords());
    }
    return process.exitValue();
  }

  /** The end of its log. */
  public String lastWords() {
    return log.tail();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
