package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.slack.people.Workspace;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/** Only what Slack signed just now is read at all, and each signed request has its effect once. */
class SlackEndpointTest {

  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final String SECRET = "5igned";
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackSettings settings =
      new SlackSettings(
          true,
          SlackSettings.Mode.HTTP,
          "xoxb-1",
          Optional.empty(),
          Optional.of(SECRET),
          Optional.empty(),
          Optional.of(slack.api()),
          "C1");
  private final SlackClients clients = new SlackClients(settings, new SlackLink(Clock.systemUTC()));
  private final Whisper whisper = new Whisper(clients);
  private final TestRoutes routes =
      new TestRoutes(
          clients,
          whisper,
          new NoDesk(),
          new TestCauses(),
          List.of(TestIncidents.proposed().acknowledged().view()),
          database);
  private final SlackEndpoint endpoint = endpoint(routes);

  private SlackEndpoint endpoint(TestRoutes routes) {
    return new SlackEndpoint(
        new BoltApp(settings, clients, new Workspace(clients.quick()), routes.routes),
        new Signature(SECRET, Clock.fixed(NOW, ZoneOffset.UTC)),
        routes.routes.handlers());
  }

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot");
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @AfterEach
  void end() {
    whisper.close();
    clients.close();
    slack.close();
    JdbcClient.create(database).sql("truncate bot.slack_interactions").update();
  }

  private static String sign(String secret, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = "v0:" + at.getEpochSecond() + ":" + body;
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static MockHttpServletRequest request(String type, String body, Instant at, String sign) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/slack/events");
    request.setContentType(type);
    request.addHeader("Content-Type", type);
    request.addHeader("X-Slack-Request-Timestamp", Long.toString(at.getEpochSecond()));
    request.addHeader("X-Slack-Signature", sign);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private static MockHttpServletRequest form(String body) {
    return request("application/x-www-form-urlencoded", body, NOW, sign(SECRET, NOW, body));
  }

  private static MockHttpServletRequest json(String body) {
    return request("application/json", body, NOW, sign(SECRET, NOW, body));
  }

  private static String command(String text) {
    return "command=%2Fops&team_id=T1&user_id=U1ERIN&channel_id=C1&trigger_id=1.2&api_app_id=A1&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String mention(String event) {
    return """
    {"type":"event_callback","team_id":"T1","api_app_id":"A1","event_id":"%s","event":
     {"type":"app_mention","user":"U1ERIN","channel":"C1","ts":"5.5","text":"<@UBOT> état"}}
    """
        .formatted(event);
  }

  private String text(ResponseEntity<byte[]> answer) {
    return answer.getBody() == null ? "" : new String(answer.getBody(), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsSignedIsAnswered() throws Exception {
    ResponseEntity<byte[]> answer = endpoint.receive(form(command("explain 7")));
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(text(answer)).contains("ephemeral", "Evidence for INC-7");
    assertThat(endpoint.receive(json(mention("Ev1"))).getStatusCode().value()).isEqualTo(200);
    assertThat(routes.heard).singleElement().matches(heard -> heard.text().equals("état"));
  }

  @Test
  void slacksChallengeIsReturned() throws Exception {
    String body = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"c0ffee\"}";
    assertThat(text(endpoint.receive(json(body)))).contains("c0ffee");
  }

  @Test
  void anotherSecretOrBodyIsRefusedAndNothingIsDone() throws Exception {
    String body = mention("Ev1");
    String right = sign(SECRET, NOW, body);
    List<MockHttpServletRequest> forged =
        List.of(
            request("application/json", body, NOW, sign("x", NOW, body)),
            request("application/json", body, NOW, sign("other", NOW, body)),
            request("application/json", body + " ", NOW, right),
            request("application/json", body, NOW.plusSeconds(1), right),
            request("application/json", body, NOW, right.toUpperCase(Locale.ROOT)),
            request("application/json", body, NOW, ""),
            request("application/json", body, NOW, "---"));
    for (MockHttpServletRequest request : forged) {
      assertThat(endpoint.receive(request).getStatusCode().value()).isEqualTo(401);
    }
    MockHttpServletRequest bare = new MockHttpServletRequest("POST", "/slack/events");
    bare.setContent(body.getBytes(StandardCharsets.UTF_8));
    assertThat(endpoint.receive(bare).getStatusCode().value()).isEqualTo(401);
    assertThat(routes.heard).isEmpty();
    assertThat(slack.calls("auth.test")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -86_400, 4_000_000_000L})
  void anOldOrFutureSignatureIsRefused(long seconds) throws Exception {
    Instant at = NOW.plusSeconds(seconds);
    String body = mention("Ev1");
    assertThat(
            endpoint
                .receive(request("application/json", body, at, sign(SECRET, at, body)))
                .getStatusCode()
                .value())
        .isEqualTo(401);
    assertThat(routes.heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void fiveMinutesAreAllowed(long seconds) throws Exception {
    Instant at = NOW.plus(Duration.ofSeconds(seconds));
    String body = mention("Ev1");
    endpoint.receive(request("application/json", body, at, sign(SECRET, at, body)));
    assertThat(routes.heard).hasSize(1);
  }

  @Test
  void aReplayIsHarmless() throws Exception {
    endpoint.receive(json(mention("Ev1")));
    assertThat(endpoint.receive(json(mention("Ev1"))).getStatusCode().value()).isEqualTo(200);
    assertThat(routes.heard).hasSize(1);
    assertThat(text(endpoint.receive(form(command("explain 7"))))).contains("INC-7");
    assertThat(text(endpoint.receive(form(command("explain 7"))))).isEmpty();
  }

  @Test
  void anEventThatIsNotKeptIsRefusedSoThatSlackSendsItAgain() throws Exception {
    routes.inboxFails = true;
    assertThat(endpoint.receive(json(mention("Ev1"))).getStatusCode().value()).isEqualTo(500);
    // at once, and so signed in the same second
    routes.inboxFails = false;
    assertThat(endpoint.receive(json(mention("Ev1"))).getStatusCode().value()).isEqualTo(200);
    assertThat(routes.heard).hasSize(1);
  }

  @Test
  void whatCameWhileSlackDidNotKnowUsIsTakenWhenItComesAgain() throws Exception {
    slack.refuse("auth.test", "internal_error");
    assertThat(endpoint.receive(json(mention("Ev1"))).getStatusCode().value()).isEqualTo(503);
    endpoint.receive(json(mention("Ev1")));
    assertThat(routes.heard).hasSize(1);
  }

  @Test
  void withoutDatabaseNothingIsTakenAndThatIsSaidInTime() throws Exception {
    HikariDataSource gone = new HikariDataSource();
    gone.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
    gone.setInitializationFailTimeout(-1);
    try (gone) {
      TestRoutes blind =
          new TestRoutes(clients, whisper, new NoDesk(), new TestCauses(), List.of(), gone);
      long since = System.nanoTime();
      ResponseEntity<byte[]> answer = endpoint(blind).receive(form(command("stop all")));
      assertThat(answer.getStatusCode().value()).isEqualTo(200);
      assertThat(text(answer)).contains("Not recorded, nothing was started", "(ref ");
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void tooMuchIsRefusedBeforeItIsHashed() throws Exception {
    assertThat(endpoint.receive(json("x".repeat(1_000_001))).getStatusCode().value())
        .isEqualTo(413);
  }

  @Test
  void anEmptySecretIsNone() {
    assertThatThrownBy(() -> new Signature(" ", Clock.systemUTC()))
        .hasMessageContaining("empty signing secret");
  }
}
