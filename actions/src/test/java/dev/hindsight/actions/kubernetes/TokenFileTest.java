package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hindsight.actions.adapter.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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

/** A pod's token ends after an hour; the cluster puts the next one into the same file before. */
class TokenFileTest {

  private final List<String> shown = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @TempDir private Path directory;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void theNextTokenIsTaken() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), "first");
    KubeClient client =
        new KubeClient(
            new KubernetesSettings(kubeconfig(token), Duration.ofSeconds(5), Duration.ZERO),
            text -> text);
    read(client);
    Files.writeString(token, "second");
    read(client);
    assertThat(shown).containsExactly("Bearer first", "Bearer second");
  }

  private static void read(KubeClient client) {
    assertThat(client.json(Request.get("it", "/version", Map.of())))
        .isInstanceOf(Outcome.Done.class);
  }

  private Path kubeconfig(Path token) throws IOException {
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: u, user: {tokenFile: "%s"}}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """
            .formatted(server.getAddress().getPort(), token));
  }
}
