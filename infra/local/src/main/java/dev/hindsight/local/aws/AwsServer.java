package dev.hindsight.local.aws;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.process.SupervisedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** moto's server on loopback, gone with this JVM; what is in it is gone with it. */
public final class AwsServer implements AutoCloseable {

  // the first time its packages are fetched
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration EVERY = Duration.ofMillis(200);

  private final SupervisedProcess server;
  private final URI endpoint;
  private final Path log;

  private AwsServer(SupervisedProcess server, URI endpoint, Path log) {
    this.server = server;
    this.endpoint = endpoint;
    this.log = log;
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param script moto.sh
   * @param home where its programs are, or come to
   * @throws CannotRun with the end of its log when it does not start
   */
  public static AwsServer start(Path script, Path home, int port) throws InterruptedException {
    try {
      Files.createDirectories(home);
      Path log = home.resolve("server.log");
      // it would grow from run to run
      Files.deleteIfExists(log);
      List<String> command =
          List.of(script.toString(), home.toString(), "run", Integer.toString(port));
      URI endpoint = URI.create("http://127.0.0.1:" + port);
      return new AwsServer(SupervisedProcess.start(command, log), endpoint, log).ready();
    } catch (IOException e) {
      throw new CannotRun("cannot start moto: " + e, e);
    }
  }

  /** What a client takes for AWS. */
  public URI endpoint() {
    return endpoint;
  }

  /** Completes when the server ended without having been asked to. */
  public CompletableFuture<Void> endedByItself() {
    return server.endedByItself();
  }

  private AwsServer ready() throws InterruptedException, IOException {
    for (long waited = 0; waited < READY_WITHIN.toMillis(); waited += EVERY.toMillis()) {
      if (answers()) {
        return this;
      }
      if (!server.isAlive()) {
        break;
      }
      Thread.sleep(EVERY);
    }
    close();
    List<String> lines = Files.readAllLines(log);
    throw new CannotRun(
        "moto did not start; it says: "
            + String.join("\n", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
  }

  private boolean answers() throws InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(endpoint.resolve("/moto-api/"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
