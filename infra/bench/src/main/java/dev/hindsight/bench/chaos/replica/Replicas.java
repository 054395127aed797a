package dev.hindsight.bench.chaos.replica;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts executors over one database and one cluster; each has a name of its own. */
public final class Replicas {

  /** Setting of one executor: it reaches the database at another port. */
  public static final String DATABASE_PORT = "chaos.database-port";

  private static final String SDK = "aws.";

  private final Path directory;
  private final Map<String, String> settings;
  private final String jdbcUrl;
  private final Optional<Path> startCache;
  private final AtomicInteger number = new AtomicInteger();

  /**
   * Starts nothing yet.
   *
   * @param directory for settings and logs
   * @param settings of all of them
   * @param startCache what an earlier start left for quicker ones
   */
  public Replicas(
      Path directory, String jdbcUrl, Map<String, String> settings, Optional<Path> startCache) {
    this.directory = directory;
    this.jdbcUrl = jdbcUrl;
    this.settings = Map.copyOf(settings);
    this.startCache = startCache;
  }

  /** Starts one more; it waits to be told to go. */
  public Replica launch() throws IOException {
    return launch(Map.of());
  }

  /** The same with settings of its own. */
  public Replica launch(Map<String, String> own) throws IOException {
    return launch(own, startCache.map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of()));
  }

  private Replica launch(Map<String, String> own, List<String> options) throws IOException {
    String name = "executor-" + number.incrementAndGet();
    Path home = Files.createDirectories(directory.resolve(name));
    write(home.resolve("application.properties"), name, own);
    Path hits = home.resolve("hits");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    // what the AWS SDK looks up for itself
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(SDK)) {
            line.add("-D%s=%s".formatted(key, value));
          }
        });
    line.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + ExecutorProcess.HITS + "=" + hits,
            "-cp",
            System.getProperty("java.class.path"),
            ExecutorProcess.class.getName(),
            "--spring.config.additional-location=file:" + home + "/"));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectInput(Redirect.PIPE).start();
    return new Replica(name, process, home.resolve("log"), hits);
  }

  /** Starts and ends one that leaves what makes later starts quicker; empty where that fails. */
  public Optional<Path> train() throws IOException, InterruptedException {
    Path file = directory.resolve("start.aot");
    Replica first = launch(Map.of(), List.of("-XX:AOTCacheOutput=" + file));
    first.awaitReady().go();
    first.leave();
    return Optional.of(file).filter(Files::exists);
  }

  /** With a cache made by {@link #train}. */
  public Replicas quicker(Optional<Path> cache) {
    return new Replicas(directory.resolve("quick"), jdbcUrl, settings, cache);
  }

  private String url(Map<String, String> own) {
    return Optional.ofNullable(own.get(DATABASE_PORT))
        .map(port -> jdbcUrl.replaceFirst(":\\d+/", ":" + port + "/"))
        .orElse(jdbcUrl);
  }

  private void write(Path file, String name, Map<String, String> own) throws IOException {
    Properties properties = new Properties();
    properties.put("spring.datasource.url", url(own) + "?ApplicationName=" + name);
    properties.put("db-scheduler.scheduler-name", name);
    properties.putAll(settings);
    properties.putAll(own);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.writeString(file, text.toString());
  }
}
