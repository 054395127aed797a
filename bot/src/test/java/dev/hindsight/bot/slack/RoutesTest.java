package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.outbox.Heard;
import dev.hindsight.bot.slack.view.PlanRef;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes from Slack reaches the desk, and every request is answered. */
class RoutesTest {

  private static final String PLAN =
      PlanRef.of(TestIncidents.plan(PlanState.AWAITING_APPROVAL), TestIncidents.ID).toString();

  private static final AtomicInteger ONCE = new AtomicInteger();

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackSettings settings =
      SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1");
  private final SlackClients clients = new SlackClients(settings, new SlackLink(Clock.systemUTC()));
  private final Whisper whisper = new Whisper(clients, "C1");
  private final RecordingDesk desk = new RecordingDesk();
  private final TestCauses causes = new TestCauses();
  private final IncidentView view =
      TestIncidents.proposed().acknowledged().with(PlanState.AWAITING_APPROVAL).view();
  private TestRoutes routes;
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
  private Response send(String body) throws Exception {
    Response response = app.run(request(body));
    await().until(routes.worker::isIdle);
    return response;
  }

  private static String once() {
    return "%d.%d".formatted(System.nanoTime(), ONCE.incrementAndGet());
  }

  private Request<?> request(String body) throws Exception {
    return parser.parse(
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack")
            .requestBody(body)
            .headers(
                new RequestHeaders(
                    Map.of("Content-Type", List.of("application/x-www-form-urlencoded"))))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Response click(String user, String action) throws Exception {
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

  private Response press(String action, String value) throws Exception {
    return click(
        "{\"id\":\"U1ERIN\",\"team_id\":\"T1\"}",
        "{\"type\":\"button\",\"action_id\":\"%s\",\"value\":\"%s\"}".formatted(action, value));
  }

  private Response choose(String value) throws Exception {
    return click(
        "{\"id\":\"U1ERIN\",\"team_id\":\"T1\"}",
        "{\"type\":\"overflow\",\"action_id\":\"overflow\",\"selected_option\":{\"value\":\"%s\"}}"
            .formatted(value));
  }

  private Response type(String text) throws Exception {
    return send(
        "command=%2Fops&team_id=T1&user_id=U1ERIN&channel_id=C1&api_app_id=A1&trigger_id="
            + once()
            + "&response_url="
            + encoded(slack.responseUrl())
            + "&text="
            + encoded(text));
  }

  private Response submit(String metadata, String vote) throws Exception {
    return send(
        "payload="
            + encoded(
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U2ADA","team_id":"T1"},
                 "api_app_id":"A1","view":{"id":"V%s","type":"modal","callback_id":"plan_review",
                 "private_metadata":"%s","state":{"values":{
                   "decision":{"decision":{"type":"radio_buttons","selected_option":{"value":"%s"}}},
                   "reason":{"reason":{"type":"plain_text_input","value":" looks right "}}}}}}
                """
                    .formatted(once(), metadata, vote)));
  }

  private void whispered(String part) {
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("/response/1"))
                    .anySatisfy(
                        call ->
                            assertThat(call.get("body"))
                                .contains(part, "\"ephemeral\"", "\"replace_original\":false")));
  }

  @Test
  void acknowledging() throws Exception {
    assertThat(press("ack_incident", "INC-7").getStatusCode()).isEqualTo(200);
    assertThat(desk.asked).containsExactly("ack INC-7 U1ERIN");
    whispered("fine");
  }

  @Test
  void askingForApproval() throws Exception {
    press("ask_approval", PLAN);
    assertThat(desk.asked).containsExactly("ask PLN-42 " + TestIncidents.HASH + " U1ERIN");
  }

  @Test
  void reviewingOpensTheWholePlanAtOnce() throws Exception {
    press("review_plan", PLAN);
    assertThat(slack.calls("views.open").getFirst())
        .containsKey("trigger_id")
        .extractingByKey("view")
        .asString()
        .contains("plan_review", "Send decision", TestIncidents.HASH, "kubectl");
    assertThat(desk.asked).isEmpty();
    assertThat(desk.read).containsExactly("PLN-42 U1ERIN");
  }

  @Test
  void aWindowThatCameTooLateIsSaid() throws Exception {
    slack.refuse("views.open", "expired_trigger_id");
    assertThat(press("explain", "INC-7").getStatusCode()).isEqualTo(200);
    whispered("That took too long, press again.");
  }

  @Test
  void theDots() throws Exception {
    choose("explain|INC-7");
    choose("review_plan|INC-7");
    assertThat(slack.calls("views.open")).hasSize(2);
    choose("stop|INC-7");
    choose("revoke|INC-7");
    assertThat(desk.asked).containsExactly("stop U1ERIN", "revoke PLN-42 U1ERIN");
    choose("nonsense");
    whispered("older version");
  }

  @Test
  void approvingCountsAndClosesTheWindow() throws Exception {
    Response response = submit(PLAN, "APPROVE");
    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).isNullOrEmpty();
    assertThat(desk.asked)
        .containsExactly("APPROVE PLN-42 " + TestIncidents.HASH + " U2ADA looks right");
    await().until(() -> slack.calls("chat.postEphemeral").size() == 1);
  }

  @Test
  void aRefusalIsToldToThePersonAlone() throws Exception {
    desk.answer = new Answer.Refused(Answer.Reason.OWN_REQUEST, "You asked for it yourself.");
    assertThat(submit(PLAN, "APPROVE").getBody()).isNullOrEmpty();
    await().until(() -> slack.calls("chat.postEphemeral").size() == 1);
    assertThat(slack.calls("chat.postEphemeral").getFirst().toString())
        .contains("You asked for it yourself.");
    assertThat(slack.calls("chat.update")).isEmpty();
  }

  @Test
  void anUnreadableDecisionIsNone() throws Exception {
    submit("PLN-42", "APPROVE");
    submit(PLAN, "YES");
    await().until(() -> slack.calls("chat.postEphemeral").size() == 2);
    assertThat(slack.calls("chat.postEphemeral").toString()).contains("nothing was recorded");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void aCauseIsJudgedByAPress() throws Exception {
    press("cause_right", TestCauses.REF.toString());
    press("cause_undo", TestCauses.REF.toString());
    assertThat(causes.said)
        .containsExactly(
            "right %s U1ERIN".formatted(TestCauses.REF),
            "withdraw %s U1ERIN".formatted(TestCauses.REF));
    whispered("kept");
    press("cause_right", "INC-7");
    whispered("older version");
    assertThat(causes.said).hasSize(2);
  }

  @Test
  void anotherCauseIsChosenOrWritten() throws Exception {
    press("cause_other", TestCauses.REF.toString());
    assertThat(slack.calls("views.open").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("cause_form", "it was full", "found:locked", "I do not know, but not this");

    String chosen = "{\"type\":\"static_select\",\"selected_option\":{\"value\":\"found:locked\"}}";
    String none = "{\"type\":\"static_select\",\"selected_option\":null}";
    assertThat(judge(chosen, "").getBody()).isNullOrEmpty();
    assertThat(judge(none, " the ledger ").getBody()).isNullOrEmpty();
    assertThat(causes.said)
        .containsExactly(
            "other %s Chosen[value=found:locked] U2ADA".formatted(TestCauses.REF),
            "other %s InWords[words= the ledger ] U2ADA".formatted(TestCauses.REF));
    await().until(() -> slack.calls("chat.postEphemeral").size() == 2);
  }

  @Test
  void aCauseIsJudgedInWordsOnceThatIsConfirmed() throws Exception {
    assertThat(type("cause 7 right").getBody()).contains("You would say", "Keep it");
    assertThat(causes.said).isEmpty();
    String seen = "was=\\\"%s\\\"".formatted(TestCauses.REF);
    for (String said : List.of("right", "was The Ledger", "unknown", "undo")) {
      press("do_command", "cause incident=\\\"INC-7\\\" text=\\\"%s\\\" %s".formatted(said, seen));
    }
    whispered("kept");
    assertThat(causes.said)
        .containsExactly(
            "right %s U1ERIN".formatted(TestCauses.REF),
            "other %s InWords[words=The Ledger] U1ERIN".formatted(TestCauses.REF),
            "other %s Chosen[value=unknown] U1ERIN".formatted(TestCauses.REF),
            "withdraw %s U1ERIN".formatted(TestCauses.REF));
    assertThat(type("cause 8 right").getBody()).contains("There is no INC-8. Nothing was done.");
    assertThat(type("cause 7 maybe").getBody()).contains("Nothing was done");
    assertThat(causes.said).hasSize(4);
  }

  @Test
  void aFormThatSaysNothingOrTwoThingsStaysOpen() throws Exception {
    String chosen = "{\"type\":\"static_select\",\"selected_option\":{\"value\":\"found:locked\"}}";
    assertThat(judge("null", " ").getBody()).contains("errors", "cause_choice", "Choose one");
    assertThat(judge(chosen, "both").getBody()).contains("errors", "not both");
    assertThat(causes.said).isEmpty();
  }

  @Test
  void whatFailsBeforeItsRouteIsSaidInTheFormThatWasSent() throws Exception {
    Exception down = new IllegalStateException("down");
    assertThat(routes.routes.handlers().failed(request(form("null", "it")), down).getBody())
        .contains("errors", "\"cause_choice\"");
  }

  private Response judge(String choice, String words) throws Exception {
    return send(form(choice, words));
  }

  private static String form(String choice, String words) {
    return "payload="
        + encoded(
            """
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U2ADA","team_id":"T1"},
             "api_app_id":"A1","view":{"id":"V%s","type":"modal","callback_id":"cause_form",
             "private_metadata":"%s","state":{"values":{
               "cause_choice":{"cause_choice":%s},
               "cause_words":{"cause_words":{"type":"plain_text_input","value":"%s"}}}}}}
            """
                .formatted(once(), TestCauses.REF, choice, words));
  }

  @Test
  void whatIsOpenIsToldInOneLineEach() throws Exception {
    assertThat(type("status").getBody()).contains("Runs are allowed.", "|INC-7");
    assertThat(type("plans").getBody()).contains("PLN-42");
    assertThat(type("explain 7").getBody()).contains("Evidence, ");
    assertThat(type("explain 8").getBody()).contains("There is no INC-8.");
  }

  @Test
  void aFailureIsNeverAYes() throws Exception {
    desk.failing = true;
    submit(PLAN, "APPROVE");
    assertThat(slack.calls("chat.postEphemeral").toString())
        .contains("Not recorded, nothing was started");
    assertThat(press("ack_incident", "INC-7").getStatusCode()).isEqualTo(200);
    whispered("Not recorded, nothing was started. Please try again (ref ");
    assertThat(type("stop all").getBody()).contains("Not recorded, nothing was started");
  }

  @Test
  void outsidersAreTurnedAway() throws Exception {
    click(
        "{\"id\":\"U9OUT\",\"team_id\":\"T2\"}",
        "{\"type\":\"button\",\"action_id\":\"ack_incident\",\"value\":\"INC-7\"}");
    whispered("Only members of this workspace");
    assertThat(desk.asked).isEmpty();
    assertThat(routes.away).containsExactly("U9OUT: an account of another workspace, T2");
  }

  @Test
  void aButtonNobodyKnowsIsAnswered() throws Exception {
    assertThat(press("gone", "x").getStatusCode()).isEqualTo(200);
    whispered("older version");
  }

  @Test
  void commandsAreAnsweredToTheirAuthorOnly() throws Exception {
    assertThat(type("stop all").getBody()).contains("\"ephemeral\"", "fine");
    assertThat(desk.asked).containsExactly("stop U1ERIN");
    assertThat(type("help").getBody()).contains("/ops ack INC-7", "/ops plan PLN-42");
    assertThat(type("help ack").getBody()).contains("/ops ack INC-7").doesNotContain("PLN");
    assertThat(type("incident 7").getBody()).contains("SEV2 checkout", "Share in channel");
    assertThat(type("incident 8").getBody()).contains("There is no INC-8.");
    assertThat(desk.asked).hasSize(1);
  }

  @Test
  void nothingIsChangedBeforeItsButtonIsPressed() throws Exception {
    assertThat(type("ack inc-7").getBody())
        .contains("You would take INC-7", "do_command", "Nothing is done yet");
    assertThat(desk.asked).isEmpty();
    press("do_command", "ack incident=\\\"INC-7\\\"");
    whispered("https://example.slack.com/p7|Open the card");
    assertThat(desk.asked).containsExactly("ack INC-7 U1ERIN");
  }

  @Test
  void aPlanIsCancelledUndoneAndAnsweredByItsNumber() throws Exception {
    assertThat(type("cancel PLN-42 wrong service").getBody()).contains("Cancel PLN-42");
    assertThat(type("stop run pln-42").getBody()).contains("Cancel PLN-42");
    assertThat(type("plan PLN-42 not-applied").getBody()).contains("It did not");
    assertThat(type("plan 42 sometimes").getBody()).contains("Say “diagnostics”");
    assertThat(type("plan 42").getBody()).contains("Raise the memory limit");
    assertThat(type("plan 43").getBody()).contains("There is no PLN-43.");
    assertThat(desk.asked).isEmpty();
    press("do_command", "cancel plan=\\\"PLN-42\\\" text=\\\"wrong service\\\"");
    press("do_command", "plan plan=\\\"PLN-42\\\" text=\\\"not-applied\\\"");
    assertThat(desk.asked)
        .containsExactly(
            "Cancel[reason=wrong service] PLN-42 U1ERIN", "Looked[applied=false] PLN-42 U1ERIN");
  }

  @Test
  void aStopOnHomeEndsTheRunThatItNames() throws Exception {
    press("do_command", "stop run PLN-42");
    whispered("fine");
    assertThat(desk.asked).containsExactly("Cancel[reason=] PLN-42 U1ERIN");
  }

  @Test
  void reviewOpensThePlanByAButton() throws Exception {
    assertThat(type("review 42").getBody()).contains("review_plan", PLAN, "Review PLN-42");
    assertThat(type("approve 42").getBody()).contains("do not know it");
  }

  @Test
  void whatIsMissingIsAskedForInAWindowThatIsOpenAtOnce() throws Exception {
    assertThat(type("ack").getBody()).isNullOrEmpty();
    assertThat(slack.calls("views.open").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("Loading");
    assertThat(slack.calls("views.update").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("command_form", "Which incident?", "INC-7 checkout");
    assertThat(send(filled("incident\\nack", "incident", "INC-7")).getBody()).isNullOrEmpty();
    assertThat(desk.asked).containsExactly("ack INC-7 U2ADA");
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndTheWindowStays() throws Exception {
    assertThat(send(filled("incident\\nack", "incident", "INC-8")).getBody())
        .contains("\"errors\"", "\"incident\"", "There is no INC-8.");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void aFormOfSomebodyWhoMayNotStaysOpenWithAllThatWasWritten() throws Exception {
    desk.stranger =
        Optional.of(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Guests may not do this."));
    assertThat(send(filled("text\\nresolve incident=\\\"INC-7\\\"", "text", "it ended")).getBody())
        .contains("\"errors\"", "\"text\"", "Guests may not do this.");
    assertThat(routes.asked).isEmpty();
  }

  @Test
  void whatWasWrittenInAFormIsGivenBackWhenItIsRefusedAfterwards() throws Exception {
    routes.made = new Answer.Refused(Answer.Reason.WRONG_STATE, "PLN-42 is still at work.");
    send(filled("text\\nresolve incident=\\\"INC-7\\\"", "text", "the deploy & its end"));
    await().until(() -> slack.calls("chat.postEphemeral").size() == 1);
    assertThat(slack.calls("chat.postEphemeral").getFirst().get("text"))
        .contains("PLN-42 is still at work.", "You wrote:\nthe deploy &amp; its end");
  }

  @Test
  void whatWasGivenIsKeptWhenAWindowCameTooLate() throws Exception {
    slack.refuse("views.open", "expired_trigger_id");
    assertThat(type("glass 42").getBody())
        .contains("too long", "run_command", "PLN-42", "what you gave is kept");
  }

  private static String filled(String metadata, String field, String value) {
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

  @Test
  void anAnswerIsSharedWithWhoShowsIt() throws Exception {
    assertThat(type("status --share").getBody()).isNullOrEmpty();
    press("share", "status");
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("/response/1"))
                    .hasSize(2)
                    .allSatisfy(
                        call ->
                            assertThat(call.get("body"))
                                .contains(
                                    "in_channel", "U1ERIN", "shared by", "Runs are allowed")));
  }

  @Test
  void whereAnotherOrganisationReadsAnAnswerIsSharedWithNobody() throws Exception {
    slack.shared("C1");
    assertThat(type("status --share").getBody()).contains("Only you see this", "Runs are allowed");
    press("share", "status");
    whispered("Only you see this");
    slack.channel("C1", "{}");
    slack.refuse("conversations.info", "channel_not_found");
    assertThat(type("status --share").getBody()).contains("Only you see this");
    assertThat(slack.calls("/response/1"))
        .noneSatisfy(call -> assertThat(call.get("body")).contains("in_channel"));
  }

  @Test
  void whoReadsAChannelIsAskedAnewWhenSlackSaysThatItChanged() throws Exception {
    event(
        """
        {"type":"channel_shared","connected_team_id":"T9","channel":"C1","event_ts":"1.1"}
        """);
    event(
        """
        {"type":"channel_unshared","previously_connected_team_id":"T9","channel":"C2",
         "is_ext_shared":false,"event_ts":"1.1"}
        """);
    assertThat(routes.changed).containsExactly("C1", "C2");
  }

  @Test
  void whatWasKeptBeforeARunIsShownAsItIs() throws Exception {
    assertThat(type("plan PLN-42 diagnostics").getBody())
        .contains("previous logs of PLN-42", "rich_text_preformatted", "out of memory");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void aTypoIsOfferedAndRunsOnlyWhenPressed() throws Exception {
    assertThat(type("stpo all").getBody()).contains("run_command", "\"stop all\"");
    assertThat(desk.asked).isEmpty();
    press("run_command", "stop all");
    assertThat(desk.asked).containsExactly("stop U1ERIN");
  }

  @Test
  void aDeadResponseAddressIsNoReasonForSilence() throws Exception {
    slack.next("/response/1", ScriptedSlack.Fault.SERVER_ERROR);
    press("ack_incident", "INC-7");
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("chat.postEphemeral"))
                    .singleElement()
                    .satisfies(call -> assertThat(call).containsEntry("user", "U1ERIN")));
  }

  private Response shortcut(String message) throws Exception {
    return send(
        "payload="
            + encoded(
                """
                {"type":"message_action","callback_id":"explain_alert","team":{"id":"T1"},
                 "user":{"id":"U1ERIN","team_id":"T1"},"channel":{"id":"C1"},"trigger_id":"%s",
                 "response_url":"%s","message_ts":"%s","message":%s}
                """
                    .formatted(
                        once(),
                        slack.responseUrl(),
                        message.contains("card") ? "7.7" : "9.9",
                        message)));
  }

  private Response event(String event) throws Exception {
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

  @Test
  void aShortcutOnACardExplainsItsIncident() throws Exception {
    assertThat(shortcut("{\"type\":\"message\",\"text\":\"card\"}").getBody()).isNullOrEmpty();
    whispered("Evidence for INC-7");
  }

  @Test
  void aShortcutOnAForeignAlertExplainsItsWordsInItsThread() throws Exception {
    shortcut(
        """
        {"type":"message","bot_id":"B9","thread_ts":"9.1","text":"",
         "attachments":[{"title":"<https://grafana.example|checkout>","text":"it is &lt;down&gt;",
           "fields":[{"title":"pod","value":"checkout-1"}]}]}
        """);
    whispered("[1] https://grafana.example it is \\u003cdown\\u003e pod: checkout-1");
    whispered("\"thread_ts\":\"9.1\"");
  }

  @Test
  void aShortcutOnAPictureSaysThatThereAreNoWords() throws Exception {
    shortcut("{\"type\":\"message\",\"text\":\"\"}");
    whispered("There are no words in that message.");
  }

  @Test
  void whatIsTypedLosesItsSecretsBeforeItIsShownOrKept() throws Exception {
    for (String typed : List.of("note 7 it is s3cret", "handoff all it is s3cret")) {
      assertThat(type(typed).getBody())
          .contains("do_command", "it is [redacted]")
          .doesNotContain("s3cret");
    }
    assertThat(send(filled("incident,text\\nnote", "text", "it is s3cret")).getBody())
        .contains("update", "it is [redacted]")
        .doesNotContain("s3cret");
    send(filled("text\\nnote incident=\\\"INC-7\\\"", "text", "it is s3cret"));
    assertThat(routes.asked.toString()).contains("it is [redacted]").doesNotContain("s3cret");
    assertThat(
            JdbcClient.create(TestRoutes.DATABASE)
                .sql("select i::text from bot.slack_interactions i")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(row -> row.contains("s3cret"));
  }

  @Test
  void aMentionIsKeptWithoutSecretsAndMarkup() throws Exception {
    Response response =
        event(
            """
            {"type":"app_mention","user":"U1ERIN","team":"T1","channel":"C1","ts":"5.5",
             "thread_ts":"7.7","text":"<@UBOT> /ops explain token s3cret &amp; <https://x.example|y>"}
            """);
    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(routes.heard)
        .containsExactly(
            new Heard(
                "Ev1",
                "C1",
                "7.7",
                "7.7",
                "U1ERIN",
                "explain token [redacted] & https://x.example"));
  }

  @Test
  void aMentionThatIsNotKeptIsNotAcknowledged() throws Exception {
    routes.inboxFails = true;
    assertThatThrownBy(
            () ->
                event(
                    """
                    {"type":"app_mention","user":"U1ERIN","channel":"C1","ts":"5.5",
                     "text":"<@UBOT> status"}
                    """))
        .hasMessageContaining("the database is down");
  }

  @Test
  void aPrivateMessageIsHeardAndOneOfABotIsNot() throws Exception {
    event(
        """
        {"type":"message","channel_type":"im","user":"U1ERIN","channel":"D1","ts":"5.5",
         "text":"status"}
        """);
    event(
        """
        {"type":"message","channel_type":"channel","user":"U1ERIN","channel":"C1","ts":"5.6",
         "text":"status"}
        """);
    event(
        """
        {"type":"message","subtype":"message_changed","channel":"D1","ts":"5.7"}
        """);
    assertThat(routes.heard).containsExactly(new Heard("Ev1", "D1", "5.5", "", "U1ERIN", "status"));
    assertThat(slack.calls("chat.postEphemeral")).isEmpty();
  }

  @Test
  void openingHomePublishesIt() throws Exception {
    event("{\"type\":\"app_home_opened\",\"user\":\"U2ADA\",\"channel\":\"D1\",\"tab\":\"home\"}");
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("views.publish"))
                    .singleElement()
                    .satisfies(
                        call ->
                            assertThat(call)
                                .containsEntry("user_id", "U2ADA")
                                .extractingByKey("view")
                                .asString()
                                .contains("Waits for your approval", "PLN-42", "review_plan")));
  }

  @Test
  void aGuestReadsNothingAndMayDoNothing() throws Exception {
    desk.stranger =
        Optional.of(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Guests may not read this."));
    for (String read : List.of("status", "alerts", "plans", "explain INC-7", "digest preview")) {
      assertThat(type(read).getBody()).contains("Guests may not read this.").doesNotContain("PLN");
    }
    // who may pull the brake is the desk's to say, also while nobody can be asked who reads
    assertThat(type("stop all").getBody()).doesNotContain("Guests");
    assertThat(type("whoami").getBody())
        .contains("You may do nothing here. Guests may not read this.");
    event("{\"type\":\"app_home_opened\",\"user\":\"U9\",\"channel\":\"D1\",\"tab\":\"home\"}");
    await().untilAsserted(() -> assertThat(slack.calls("views.publish")).hasSize(1));
    assertThat(slack.calls("views.publish").getFirst().get("view"))
        .contains("Guests may not read this.")
        .doesNotContain("PLN-42");
  }

  @Test
  void pastedLinesAndPermalinksAreExplained() throws Exception {
    assertThat(type("explain ERROR payments:8080 connection refused").getBody())
        .contains(
            "These lines say: alert HighErrorRate, connection refused (payments:8080)",
            "INC-7 is open.");
    assertThat(type("explain https://x.slack.com/archives/C1/p0000000007700000").getBody())
        .contains("no card of mine");
    assertThat(type("explain").getBody()).contains("Explain what?");
    assertThat(type("digest preview").getBody()).contains("Digest: preview of C1");
  }

  /** Keeps what it was asked. */
  private static final class RecordingDesk implements IncidentDesk {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private Answer answer = new Answer.Accepted("fine");
    private boolean failing;
    private Optional<Answer> stranger = Optional.empty();

    @Override
    public Optional<Answer> stranger(PersonId person) {
      return stranger;
    }

    private Answer keep(String words) {
      if (failing) {
        throw new IllegalStateException("the database is down");
      }
      asked.add(words);
      return answer;
    }

    @Override
    public Answer acknowledge(IncidentId id, PersonId person) {
      return keep("ack %s %s".formatted(id, person));
    }

    @Override
    public Answer askForApproval(PlanId plan, String hash, PersonId person) {
      return keep("ask %s %s %s".formatted(plan, hash, person));
    }

    @Override
    public Answer decide(PlanId plan, String hash, PersonId person, Vote vote, String reason) {
      return keep("%s %s %s %s %s".formatted(vote, plan, hash, person, reason));
    }

    @Override
    public Answer revoke(PlanId plan, PersonId person, String reason) {
      return keep("revoke %s %s".formatted(plan, person));
    }

    @Override
    public Answer breakGlass(PlanId plan, String hash, PersonId person, String reason) {
      return keep("glass %s %s %s".formatted(plan, person, reason));
    }

    @Override
    public Answer reviewBreakGlass(PlanId plan, PersonId reviewer, String note) {
      return keep("review %s %s %s".formatted(plan, reviewer, note));
    }

    @Override
    public void shown(PlanId plan, String hash, PersonId person) {
      read.add("%s %s".formatted(plan, person));
    }

    @Override
    public Answer wish(PlanId plan, PlanWish wish, PersonId person) {
      return keep("%s %s %s".formatted(wish, plan, person));
    }

    @Override
    public Answer stopAll(PersonId person) {
      return keep("stop " + person);
    }

    @Override
    public Answer resumeAll(PersonId person) {
      return keep("resume " + person);
    }
  }
}
