package dev.hindsight.actions.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.adapter.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A balancer forgot all kept connections without a word, so nothing comes on them any more. */
class SilentConnectionsTest {

  private static final int KEPT = 3;

  @Test
  @Timeout(60)
  void costOneCallInTimeAndNotOneCallEach(@TempDir Path dir) throws Exception {
    CountDownLatch all = new CountDownLatch(KEPT);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> accept(server, threads, all));
      KubeClient client = client(dir, server.getLocalPort());
      Callable<Outcome<JsonNode>> read = () -> client.json(Request.get("it", "/ok", Map.of()));
      for (Future<Outcome<JsonNode>> first : threads.invokeAll(List.of(read, read, read))) {
        assertThat(first.get()).isInstanceOf(Outcome.Done.class);
      }
      assertThat(read.call()).as("by a kept connection").isInstanceOf(Outcome.TryAgain.class);
      assertThat(read.call()).as("by a new one").isInstanceOf(Outcome.Done.class);
      server.close();
      threads.shutdownNow();
    }
  }

  private static KubeClient client(Path dir, int port) throws IOException {
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
            .formatted(port));
    return new KubeClient(
        new KubernetesSettings(kubeconfig, Duration.ofSeconds(2), Duration.ofMinutes(5)),
        text -> text);
  }

  private static void accept(ServerSocket server, ExecutorService threads, CountDownLatch all) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> answerOnce(socket, all));
      } catch (IOException e) {
        // the test is over
        return;
      }
    }
  }

  private static void answerOnce(Socket socket, CountDownLatch all) {
    try (socket) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      all.countDown();
      all.await();
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(UTF_8));
      while (line != null) {
        line = in.readLine();
      }
    } catch (IOException e) {
      // whoever called has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
