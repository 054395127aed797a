package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.view.PlanRef;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** All that a person can do in Slack, sent as Slack sends it; what is asked reaches a desk. */
abstract class FromSlack {

  static final String PLAN =
      PlanRef.of(TestIncidents.plan(PlanState.AWAITING_APPROVAL), TestIncidents.ID).toString();
  private static final AtomicInteger ONCE = new AtomicInteger();
  final ScriptedSlack slack = new ScriptedSlack();
  final SlackSettings settings =
      SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1");
  final SlackClients clients = new SlackClients(settings, new SlackLink(Clock.systemUTC()));
  final Whisper whisper = new Whisper(clients);
  final RecordingDesk desk = new RecordingDesk();
  final TestCauses causes = new TestCauses();
  IncidentView view =
      TestIncidents.proposed().acknowledged().with(PlanState.AWAITING_APPROVAL).view();
  TestRoutes routes;
  private App app;
  private SlackRequestParser parser;

  @BeforeEach
  void start() {
    AppConfig config =
        AppConfig.builder()
            .slack(clients.slack())
            .singleTeamBotToken("xoxb-1")
            .requestVerificationEnabled(false)
            .build();
    app = new App(config);
    slack.ours("C1");
    routes = new TestRoutes(clients, whisper, desk, causes, List.of(view), TestRoutes.DATABASE);
    routes.routes.register(app);
    parser = new SlackRequestParser(config);
  }

  @AfterEach
  void close() {
    whisper.close();
    clients.close();
    slack.close();
  }

  /** Everything that was kept is done when this returns. */
  Response send(String body) throws Exception {
    Response response = app.run(request(body));
    await().until(routes.worker::isIdle);
    return response;
  }

  static String once() {
    return "%d.%d".formatted(System.nanoTime(), ONCE.incrementAndGet());
  }

  Request<?> request(String body) throws Exception {
    return parser.parse(
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack")
            .requestBody(body)
            .headers(
                new RequestHeaders(
                    Map.of("Content-Type", List.of("application/x-www-form-urlencoded"))))
            .build());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Response click(String user, String action) throws Exception {
    return send(
        "payload="
            + encoded(
                """
                {"type":"block_actions","team":{"id":"T1"},"user":%s,"api_app_id":"A1",
                 "trigger_id":"%s","response_url":"%s","channel":{"id":"C1"},
                 "container":{"type":"message","message_ts":"1.1","channel_id":"C1"},
                 "actions":[%s]}
                """
                    .formatted(user, once(), slack.responseUrl(), action)));
  }

  Response press(String action, String value) throws Exception {
    return click(
        "{\"id\":\"U1ERIN\",\"team_id\":\"T1\"}",
        "{\"type\":\"button\",\"action_id\":\"%s\",\"value\":\"%s\"}".formatted(action, value));
  }

  Response choose(String value) throws Exception {
    return click(
        "{\"id\":\"U1ERIN\",\"team_id\":\"T1\"}",
        "{\"type\":\"overflow\",\"action_id\":\"overflow\",\"selected_option\":{\"value\":\"%s\"}}"
            .formatted(value));
  }

  Response type(String text) throws Exception {
    return send(
        "command=%2Fops&team_id=T1&user_id=U1ERIN&channel_id=C1&api_app_id=A1&trigger_id="
            + once()
            + "&response_url="
            + encoded(slack.responseUrl())
            + "&text="
            + encoded(text));
  }

  Response submit(String metadata, String vote) throws Exception {
    return submit(metadata, vote, "");
  }

  Response submit(String metadata, String vote, String typed) throws Exception {
    return submitIn("typed", metadata, vote, typed);
  }

  /** In a window with one field to fill in, of this name. */
  Response submitIn(String field, String metadata, String vote, String typed) throws Exception {
    return send(
        "payload="
            + encoded(
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U2ADA","team_id":"T1"},
                 "api_app_id":"A1","view":{"id":"V%s","type":"modal","callback_id":"plan_review",
                 "blocks":[{"type":"input","block_id":"%s"}],
                 "private_metadata":"%s","state":{"values":{
                   "decision":{"decision":{"type":"radio_buttons","selected_option":{"value":"%s"}}},
                   "typed":{"typed":{"type":"plain_text_input","value":"%s"}},
                   "reason":{"reason":{"type":"plain_text_input","value":" looks right "}}}}}}
                """
                    .formatted(once(), field, metadata, vote, typed)));
  }

  void whispered(String part) {
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("/response/1"))
                    .anySatisfy(
                        call ->
                            assertThat(call.get("body"))
                                .contains(part, "\"ephemeral\"", "\"replace_original\":false")));
  }

  /** What was told in private by a message, to whom. */
  void toldInPrivate(String person, String part) {
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("chat.postMessage"))
                    .anySatisfy(
                        call ->
                            assertThat(call)
                                .containsEntry("channel", person)
                                .extractingByKey("text")
                                .asString()
                                .contains(part)));
    assertThat(slack.calls("chat.postEphemeral")).isEmpty();
  }

  /** What was told to one person where they are. */
  void toldIn(String channel, String person, String part) {
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("chat.postEphemeral"))
                    .anySatisfy(
                        call ->
                            assertThat(call)
                                .containsEntry("channel", channel)
                                .containsEntry("user", person)
                                .extractingByKey("text")
                                .asString()
                                .contains(part)));
    assertThat(slack.calls("chat.postMessage")).isEmpty();
  }

  static String filled(String metadata, String field, String value) {
    return "payload="
        + encoded(
            """
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U2ADA","team_id":"T1"},
             "api_app_id":"A1","view":{"id":"V%s","type":"modal","callback_id":"command_form",
             "private_metadata":"%s","state":{"values":{
               "%s":{"%s":{"type":"static_select","selected_option":{"value":"%s"}}}}}}}
            """
                .formatted(once(), metadata, field, field, value));
  }

  Response event(String event) throws Exception {
    return app.run(
        parser.parse(
            SlackRequestParser.HttpRequest.builder()
                .requestUri("/slack")
                .requestBody(
                    """
                    {"type":"event_callback","team_id":"T1","api_app_id":"A1","event_id":"Ev1",
                     "event":%s}
                    """
                        .formatted(event))
                .headers(new RequestHeaders(Map.of("Content-Type", List.of("application/json"))))
                .build()));
  }
}
