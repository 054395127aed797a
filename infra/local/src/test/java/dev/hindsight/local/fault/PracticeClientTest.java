package dev.hindsight.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Severity;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.data.DataFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeClientTest {

  @TempDir Path directory;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer cluster;

  @BeforeEach
  void startCluster() throws IOException {
    cluster = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    cluster.createContext("/practice/faults", this::answer);
    cluster.start();
    Files.writeString(
        directory.resolve("kubeconfig"),
        """
        clusters: [{name: practice, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: admin, user: {token: secret}}]
        """
            .formatted(cluster.getAddress().getPort()));
  }

  @AfterEach
  void stopCluster() {
    cluster.stop(0);
  }

  @Test
  void postsTheFaultWithTheToken() throws Exception {
    assertThat(client().inject(Fault.BAD_IMAGE, "checkout", Severity.MINOR, Optional.of(7L)))
        .isEqualTo(7);
    assertThat(received).hasSize(1);
    assertThat(received.getFirst())
        .startsWith("Bearer secret ")
        .contains("\"fault\":\"bad-image\"", "\"severity\":\"minor\"", "\"seed\":7");
  }

  @Test
  void handsOnWhyTheClusterRefused() {
    assertThatThrownBy(
            () -> client().inject(Fault.OOM, "chekout", Severity.MAJOR, Optional.empty()))
        .isInstanceOf(CannotRun.class)
        .hasMessage("the practice cluster refused (404): no service chekout; known: checkout");
  }

  @Test
  void saysWhenNothingRuns() throws Exception {
    cluster.stop(0);
    assertThatThrownBy(
            () -> client().inject(Fault.OOM, "checkout", Severity.MAJOR, Optional.empty()))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("no practice cluster runs with the data in " + directory)
        .hasMessageContaining("start ./hindsight up");
    Files.delete(directory.resolve("kubeconfig"));
    assertThatThrownBy(
            () -> client().inject(Fault.OOM, "checkout", Severity.MAJOR, Optional.empty()))
        .hasMessageContaining("start ./hindsight up");
  }

  @Test
  void saysWhenTheKubeconfigIsGarbage() throws Exception {
    Files.writeString(directory.resolve("kubeconfig"), "}{");
    assertThatThrownBy(
            () -> client().inject(Fault.OOM, "checkout", Severity.MAJOR, Optional.empty()))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("cannot be read");
    Files.writeString(directory.resolve("kubeconfig"), "a: b");
    assertThatThrownBy(
            () -> client().inject(Fault.OOM, "checkout", Severity.MAJOR, Optional.empty()))
        .isInstanceOf(CannotRun.class);
  }

  private PracticeClient client() {
    return new PracticeClient(new DataFiles(directory));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
    boolean known = body.contains("checkout");
    byte[] answer =
        (known ? "{}" : "{\"message\":\"no service chekout; known: checkout\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(known ? 201 : 404, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
