package dev.hindsight.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the server beside us. */
class AwsServerTest {

  /** Answers, says its third argument, and ends when it is asked for /end. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      exec %s -c '
      import http.server, os, sys
      class Answer(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              if self.path == "/end": os._exit(3)
              self.send_response(200); self.end_headers()
      print("a line", flush=True)
      http.server.HTTPServer(("127.0.0.1", int(sys.argv[3])), Answer).serve_forever()
      ' "$@"
      """;

  @TempDir private Path home;

  @Test
  void thatItEndedByItselfIsNoticed() throws Exception {
    try (AwsServer server = started()) {
      assertThat(server.endedByItself()).isNotDone();
      end(server.endpoint());
      server.endedByItself().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void thatItWasStoppedIsNoNews() throws Exception {
    AwsServer server = started();
    server.close();
    assertThat(server.endedByItself()).isNotDone();
  }

  @Test
  void itsLogBeginsAnewWithIt() throws Exception {
    Files.writeString(home.resolve("server.log"), "of days ago\n".repeat(100_000));
    try (AwsServer _ = started()) {
      assertThat(Files.readString(home.resolve("server.log")))
          .contains("a line")
          .doesNotContain("of days ago");
    }
  }

  private AwsServer started() throws IOException, InterruptedException {
    Path script = Files.writeString(home.resolve("run.sh"), SCRIPT.formatted(Requires.python()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      return AwsServer.start(script, home, port);
    }
  }

  private static void end(URI endpoint) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(endpoint.resolve("/end")).build(), BodyHandlers.discarding());
    } catch (IOException e) {
      // it went away instead of an answer
    }
  }
}
