package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A pod's token ends after an hour; the cluster puts the next one into the same file before. */
class TokenFileTest {

  private static final String FILE = "tokenFile: \"FILE\"";

  private static final Request READ = Request.get("it", "/version", Map.of());

  private final List<String> shown = new CopyOnWriteArrayList<>();
  private volatile String accepted = "";
  private HttpServer server;

  @TempDir private Path directory;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          shown.add(String.valueOf(token));
          boolean known = accepted.isEmpty() || accepted.equals(token);
          exchange.sendResponseHeaders(known ? 200 : 401, 2);
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
    Files.writeString(token(), "first");
    KubeClient client = client(Duration.ZERO, FILE);
    read(client);
    Files.writeString(token(), "second");
    read(client);
    assertThat(shown).containsExactly("Bearer first", "Bearer second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {FILE, "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./no}"})
  void withoutATokenNothingIsAskedAsNobody(String user) throws IOException {
    Files.deleteIfExists(token());
    assertThat(answer(client(Duration.ZERO, user)))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class,
            again -> assertThat(again.reason()).isEqualTo(Reason.UNREACHABLE));
    assertThat(shown).isEmpty();
  }

  @Test
  void aTokenThatComesLateIsTaken() throws IOException {
    KubeClient client = client(Duration.ofMinutes(5), FILE);
    assertThat(answer(client)).isInstanceOf(Outcome.TryAgain.class);
    Files.writeString(token(), "first");
    read(client);
    assertThat(shown).containsExactly("Bearer first");
  }

  @Test
  void aTokenThatIsGoneForAWhileIsWaitedFor() throws IOException {
    Files.writeString(token(), "first");
    KubeClient client = client(Duration.ZERO, FILE);
    read(client);
    Files.delete(token());
    assertThat(answer(client))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class,
            again -> assertThat(again.reason()).isEqualTo(Reason.UNREACHABLE));
    Files.writeString(token(), "second");
    read(client);
    assertThat(shown).containsExactly("Bearer first", "Bearer second");
  }

  static Stream<Request> requests() {
    return Stream.of(READ, Request.patch("it", "/it", Map.of(), "{}", "test"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRefusedTokenIsTakenAnewOnceAlsoForAWrite(Request request) throws IOException {
    Files.writeString(token(), "first");
    KubeClient client = client(Duration.ofMinutes(5), FILE);
    assertThat(client.json(request)).isInstanceOf(Outcome.Done.class);
    accepted = "Bearer second";
    Files.writeString(token(), "second");
    assertThat(client.json(request)).isInstanceOf(Outcome.Done.class);
    assertThat(shown).containsExactly("Bearer first", "Bearer first", "Bearer second");
  }

  @Test
  void whoIsRefusedTwiceGivesUp() throws IOException {
    Files.writeString(token(), "first");
    accepted = "Bearer other";
    assertThat(answer(client(Duration.ofMinutes(5), FILE)))
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class,
            no -> assertThat(no.text()).contains("does not accept the bot's credentials"));
    assertThat(shown).containsExactly("Bearer first", "Bearer first");
  }

  private static void read(KubeClient client) {
    assertThat(answer(client)).isInstanceOf(Outcome.Done.class);
  }

  private static Outcome<JsonNode> answer(KubeClient client) {
    return client.json(READ);
  }

  private KubeClient client(Duration refresh, String user) throws IOException {
    return new KubeClient(
        new KubernetesSettings(kubeconfig(user), Duration.ofSeconds(5), refresh), text -> text);
  }

  private Path token() {
    return directory.resolve("token");
  }

  private Path kubeconfig(String user) throws IOException {
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: u, user: {%s}}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """
            .formatted(server.getAddress().getPort(), user.replace("FILE", token().toString())));
  }
}
