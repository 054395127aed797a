package dev.hindsight.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.local.LocalApplicationUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One run of the command line in a JVM of its own, as a person would see it. */
public final class Run implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path output;

  private Run(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the command line with this bot. */
  public static Run of(Class<?> bot, String... arguments) throws IOException {
    Path output = Files.createTempFile("hindsight-run", ".txt");
    output.toFile().deleteOnExit();
    List<String> command =
        new ArrayList<>(
            List.of(
                // a shell's background job ignores Ctrl-C, and so would everything it starts
                "env",
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalApplicationUnderTest.class.getName(),
                bot.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Run(process, output);
  }

  public String output() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public void awaitLine(String part) {
    Awaitility.await(part)
        .atMost(PATIENCE)
        .until(() -> output().contains(part) || !process.isAlive());
    if (!output().contains(part)) {
      throw new AssertionError("ended without '" + part + "':\n" + output());
    }
  }

  /** The values of the line that {@code up} ends its start with. */
  public Map<String, String> awaitReady() {
    awaitLine("READY ");
    String line = output().lines().filter(l -> l.startsWith("READY ")).findFirst().orElseThrow();
    return Stream.of(line.substring("READY ".length()).split(" "))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running:\n" + output());
    }
    return process.exitValue();
  }

  /** Everything that this run started and that has not ended. */
  public List<ProcessHandle> children() {
    return process.descendants().filter(Run::runs).toList();
  }

  /** The process of the bot. */
  public ProcessHandle bot() {
    return process
        .children()
        .filter(child -> read(child, "comm").equals("java\n"))
        .findFirst()
        .orElseThrow();
  }

  /** A process that ended and that nobody reaped does not run. */
  public static boolean runs(ProcessHandle process) {
    String stat = read(process, "stat");
    return !stat.isEmpty() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
  }

  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
    } catch (IOException e) {
      return "";
    }
  }

  /** As Ctrl-C does it. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
  }

  /** As a service manager does it. */
  public void terminate() {
    process.destroy();
  }

  public void kill() {
    process.destroyForcibly();
  }

  /** Kills everything at once, us first so that nobody starts anything again. */
  public List<ProcessHandle> killAll() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), children().stream()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    return all;
  }

  @Override
  public void close() throws InterruptedException, IOException {
    List<ProcessHandle> children = children();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
    Files.deleteIfExists(output);
  }
}
