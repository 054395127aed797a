package dev.hindsight.actions.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.adapter.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happens when a kept connection turns out to be dead. */
class KubeClientTest {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private KubeClient client;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    Path kubeconfig = dir.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: u, user: {token: t}}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """
            .formatted(server.getLocalPort()));
    client =
        new KubeClient(
            new KubernetesSettings(kubeconfig, Duration.ofSeconds(5), Duration.ofMinutes(5)),
            text -> text);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void aReadGoesAgain() {
    assertThat(read()).isInstanceOf(Outcome.Done.class);
    assertThat(read()).isInstanceOf(Outcome.Done.class);
    assertThat(requests).containsExactly("GET /ok", "GET /ok", "GET /ok");
  }

  @Test
  void aWriteIsNeverRepeated() {
    assertThat(write()).isInstanceOf(Outcome.Done.class);
    assertThat(write()).isInstanceOf(Outcome.TryAgain.class);
    assertThat(requests).containsExactly("PATCH /ok", "PATCH /ok");
  }

  private Outcome<JsonNode> read() {
    return client.json(Request.get("it", "/ok", Map.of()));
  }

  private Outcome<JsonNode> write() {
    return client.json(Request.patch("it", "/ok", Map.of(), "{}", "test"));
  }

  /** Every connection answers one request, reads the next one, and dies without a word. */
  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        takes(in);
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(UTF_8));
        takes(in);
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void takes(BufferedReader in) throws IOException {
    String first = in.readLine();
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    if (first != null) {
      // the body of the request before stands in front
      requests.add(first.replace("{}", "").replace(" HTTP/1.1", ""));
    }
  }
}
