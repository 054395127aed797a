package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fault panel's way to a practice cluster, which is played here. */
class PracticeFaultsTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer cluster;
  private LocalSlack slack;
  private ControlClient people;
  private int status = 200;
  private String answer = "{\"faults\":[{\"name\":\"oom\",\"what\":\"x\"}]}";

  @BeforeEach
  void start() throws IOException {
    cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cluster.createContext("/practice/faults", this::play);
    cluster.start();
    slack = LocalSlack.start(new SlackSettings(0, Optional.empty(), Clock.systemUTC()));
    people = new ControlClient(slack);
  }

  @AfterEach
  void stop() {
    people.close();
    slack.close();
    cluster.stop(0);
  }

  private void play(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void connect() {
    slack.playWith(
        URI.create("http://127.0.0.1:" + cluster.getAddress().getPort()), "cluster-token");
  }

  @Test
  void offersNothingWithoutACluster() throws Exception {
    assertThat(people.send("GET", "practice", "").path("faults").isEmpty()).isTrue();
    assertThatThrownBy(() -> people.send("POST", "practice", "{}")).hasMessageContaining("404");
  }

  @Test
  void asksTheClusterWithItsToken() throws Exception {
    connect();
    assertThat(people.send("GET", "practice", "").at("/faults/0/name").asString(""))
        .isEqualTo("oom");
    people.send("POST", "practice", "{\"fault\":\"oom\",\"service\":\"checkout\"}");
    assertThat(asked)
        .containsExactly(
            "GET Bearer cluster-token ",
            "POST Bearer cluster-token {\"fault\":\"oom\",\"service\":\"checkout\"}");
  }

  @Test
  void passesARefusalOnInWords() {
    connect();
    status = 400;
    answer = "{\"title\":\"Bad Request\",\"detail\":\"no such service\"}";
    assertThatThrownBy(() -> people.send("POST", "practice", "{}"))
        .hasMessageContaining("400")
        .hasMessageContaining("no such service");
  }

  @Test
  void saysWhenTheClusterIsGone() {
    connect();
    cluster.stop(0);
    assertThatThrownBy(() -> people.send("GET", "practice", ""))
        .hasMessageContaining("502")
        .hasMessageContaining("does not answer");
  }
}
