package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.event.AppMentionEvent;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.slack.socket.HttpVariant;
import dev.hindsight.local.slack.store.Delivered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unmodified Bolt takes what the local Slack signs and sends by HTTP, and checks it itself. */
class HttpRoundTripTest {
  private static final String TWICE = "mention <@U0HINDSIGHT> twice";
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private LocalSlack slack;
  private App app;
  private volatile int refuseNext;
  private volatile boolean noRetry;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    slack =
        LocalSlack.start(
            new SlackSettings(0, Optional.empty(), Clock.systemUTC(), Optional.of(url)));
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.url() + "api/");
    app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(slack.botToken())
                .signingSecret(slack.signingSecret())
                .build());
    app.command("/ops", (req, ctx) -> ctx.ack("you said: " + req.getPayload().getText()));
    app.messageShortcut(
        "explain_alert",
        (req, ctx) -> {
          heard.add("shortcut on " + req.getPayload().getMessage().getText());
          return ctx.ack();
        });
    app.event(
        AppMentionEvent.class,
        (req, ctx) -> {
          heard.add("mention " + req.getEvent().getText());
          return ctx.ack();
        });
    server.createContext("/slack/events", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    slack.close();
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.getRequestHeaders().getOrDefault("X-Slack-Retry-Num", List.of()).forEach(heard::add);
    Response answer = refuseNext-- > 0 ? Response.error(500) : run(exchange, body);
    byte[] bytes =
        Optional.ofNullable(answer.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.getContentType());
    if (noRetry) {
      exchange.getResponseHeaders().add("X-Slack-No-Retry", "1");
    }
    exchange.sendResponseHeaders(answer.getStatusCode(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Response run(HttpExchange exchange, String body) {
    Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
    Request<?> request =
        new SlackRequestParser(app.config())
            .parse(
                SlackRequestParser.HttpRequest.builder()
                    .requestUri("/slack/events")
                    .queryString(Map.of())
                    .requestBody(body)
                    .headers(new RequestHeaders(headers))
                    .build());
    try {
      return app.run(request);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void commandsShortcutsAndEventsCome() {
    assertThat(slack.connections()).isEqualTo(1);
    Delivered command = slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "ack é & <all>");
    assertThat(command.acknowledged()).isTrue();
    assertThat(slack.ephemerals(Workspace.ERIN).getLast().text())
        .isEqualTo("you said: ack é &amp; &lt;all&gt;");

    String ts = slack.say(Workspace.SAM, Workspace.INCIDENTS, "@hindsight hello");
    await().until(() -> heard.contains("mention <@U0HINDSIGHT> hello"));
    slack.shortcut(Workspace.ERIN, Workspace.INCIDENTS, ts, "explain_alert");
    assertThat(heard).contains("shortcut on <@U0HINDSIGHT> hello");
  }

  @Test
  void anEventThatIsRefusedComesAgainSignedAnew() {
    assertThat(slack.connections()).isEqualTo(1);
    refuseNext = 1;
    slack.say(Workspace.SAM, Workspace.INCIDENTS, "@hindsight hello");
    await().until(() -> heard.contains("mention <@U0HINDSIGHT> hello"));
    assertThat(heard).first().isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource(names = {"WRONG_SIGNATURE", "OLD", "TRUNCATED"})
  void whatSlackDidNotSignIsRefused(HttpVariant forged) {
    assertThat(slack.connections()).isEqualTo(1);
    slack.nextRequest(forged);
    Delivered command = slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "status");
    assertThat(command.outcome()).isEqualTo(Delivered.Outcome.REFUSED);
    assertThat(command.ack().path("status").asInt()).isEqualTo(401);
    assertThat(slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "status").acknowledged()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"UPPERCASE_HEADERS", "NON_ASCII", "SSL_CHECK"})
  void whatIsOnlyUnusualIsTaken(HttpVariant unusual) {
    assertThat(slack.connections()).isEqualTo(1);
    slack.nextRequest(unusual);
    assertThat(slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "status").acknowledged()).isTrue();
  }

  @Test
  void aDuplicateComesTwiceAndAReplayBringsTheOldOne() {
    assertThat(slack.connections()).isEqualTo(1);
    slack.nextRequest(HttpVariant.DUPLICATE);
    slack.say(Workspace.SAM, Workspace.INCIDENTS, "@hindsight twice");
    await().until(() -> heard.equals(List.of(TWICE, TWICE)));
    slack.nextRequest(HttpVariant.REPLAY);
    slack.say(Workspace.SAM, Workspace.INCIDENTS, "@hindsight never comes");
    await().until(() -> heard.equals(List.of(TWICE, TWICE, TWICE)));
  }

  @Test
  void anAppThatWantsNoRetryGetsNone() {
    assertThat(slack.connections()).isEqualTo(1);
    refuseNext = 1;
    noRetry = true;
    slack.say(Workspace.SAM, Workspace.INCIDENTS, "@hindsight hello");
    await().until(() -> slack.journal().deliveries().size() == 1);
    slack.advance(Duration.ofMinutes(10));
    await().during(Duration.ofMillis(500)).until(() -> slack.journal().deliveries().size() == 1);
  }

  @Test
  void anAppThatIsGoneIsToldToThePerson() {
    server.stop(0);
    Delivered command = slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "status");
    assertThat(command.outcome()).isEqualTo(Delivered.Outcome.NOT_CONNECTED);
    assertThat(slack.connections()).isZero();
  }
}
