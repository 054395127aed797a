package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.bot.slack.view.TestIncidents;
import org.junit.jupiter.api.Test;

/** What is pressed on a card reaches the desk, and is always answered. */
class PressesTest extends FromSlack {

  @Test
  void acknowledging() throws Exception {
    assertThat(press("ack_incident", "INC-7").getStatusCode()).isEqualTo(200);
    assertThat(desk.asked).containsExactly("ack INC-7 U1ERIN");
    whispered("fine");
  }

  @Test
  void whatIsPressedInAThreadIsAnsweredInIt() throws Exception {
    String pressed =
        """
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1ERIN","team_id":"T1"},
         "api_app_id":"A1","trigger_id":"%s","response_url":"%s","channel":{"id":"C1"},
         "container":{"type":"message","message_ts":"7.8","thread_ts":"%s","channel_id":"C1"},
         "actions":[{"type":"button","action_id":"ack_incident","value":"INC-7"}]}
        """;
    for (String opens :
        new String[] {
          "review_plan\",\"value\":\"" + PLAN, "run_command\",\"value\":\"snooze incident=7"
        }) {
      String opening = pressed.replace("ack_incident\",\"value\":\"INC-7", opens);
      send("payload=" + encoded(opening.formatted(once(), slack.responseUrl(), "7.7")));
      assertThat(slack.calls("views.open").getLast().get("view")).contains("from=C1/7.7\\n");
    }
    slack.refuse("/response/1", "expired_url");
    send("payload=" + encoded(pressed.formatted(once(), slack.responseUrl(), "7.7")));
    whispered("\"thread_ts\":\"7.7\"");
    await().until(() -> !slack.calls("chat.postEphemeral").isEmpty());
    assertThat(slack.calls("chat.postEphemeral").getFirst()).containsEntry("thread_ts", "7.7");
    // a card is the root of its thread, and not in it
    send("payload=" + encoded(pressed.formatted(once(), slack.responseUrl(), "7.8")));
    await().until(() -> slack.calls("/response/1").size() == 2);
    assertThat(slack.calls("/response/1").getLast().get("body")).doesNotContain("thread_ts");
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
  void aStopOnHomeEndsTheRunThatItNames() throws Exception {
    press("do_command", "stop run PLN-42");
    whispered("fine");
    assertThat(desk.asked).containsExactly("Cancel[reason=] PLN-42 U1ERIN");
  }

  @Test
  void aFailureIsNeverAYes() throws Exception {
    desk.failing = true;
    submit(PLAN, "APPROVE");
    toldInPrivate("U2ADA", "Not recorded, nothing was started");
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
  void whatIsPressedInHomeIsAnsweredInPrivate() throws Exception {
    send(
        "payload="
            + encoded(
                """
                {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1ERIN","team_id":"T1"},
                 "api_app_id":"A1","trigger_id":"%s","container":{"type":"view","view_id":"V1"},
                 "actions":[{"type":"button","action_id":"do_command","value":"stop all"}]}
                """
                    .formatted(once())));
    toldInPrivate("U1ERIN", "fine");
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
}
