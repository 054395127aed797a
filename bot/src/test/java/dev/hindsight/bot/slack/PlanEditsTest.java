package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.response.Response;
import dev.hindsight.actions.Answer;
import dev.hindsight.bot.slack.view.TestIncidents;
import org.junit.jupiter.api.Test;

/** A plan is changed in a window, once, and whoever saw the old one is told so. */
class PlanEditsTest extends FromSlack {

  @Test
  void aPlanIsChangedInAWindowFromTheDotsAndOverItsReview() throws Exception {
    choose("edit_plan|PLN-42");
    await().until(() -> !slack.calls("views.update").isEmpty());
    assertThat(slack.calls("views.open")).hasSize(1);
    assertThat(slack.calls("views.update").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("Change PLN-42", "replicas", "was=", TestIncidents.HASH, "Leave out these steps");
    send(
        "payload="
            + encoded(
                """
                {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1ERIN","team_id":"T1"},
                 "api_app_id":"A1","trigger_id":"%s",
                 "container":{"type":"view","view_id":"V7"},
                 "view":{"id":"V7","type":"modal","callback_id":"plan_review"},
                 "actions":[{"type":"button","action_id":"edit_plan","block_id":"change",
                   "action_ts":"1.%s","value":"PLN-42"}]}
                """
                    .formatted(once(), once())));
    await().until(() -> slack.calls("views.update").size() == 2);
    assertThat(slack.calls("views.push")).hasSize(1);
    assertThat(slack.calls("views.open")).hasSize(1);
  }

  @Test
  void aBadValueKeepsTheWindowOpenAndAGoodOneIsDoneOnceAndClosesTheReviewBelow() throws Exception {
    String wrong = change("V%s".formatted(once()), "h1", "lots").getBody();
    assertThat(wrong)
        .contains("\"response_action\":\"errors\"", "\"replicas\":", "That does not fit.")
        .as("what can be given stands below the field already")
        .doesNotContain("whole number from 1 to 1000");
    assertThat(routes.asked).isEmpty();
    String window = "V" + once();
    assertThat(change(window, "h2", "5").getBody()).contains("\"response_action\":\"clear\"");
    assertThat(change(window, "h2", "5").getBody()).contains("\"response_action\":\"clear\"");
    toldInPrivate("U1ERIN", "PLN-42 is changed.");
    assertThat(routes.asked).containsExactly("PLN-42 v1 {replicas=5} U1ERIN");
  }

  private Response change(String window, String hash, String replicas) throws Exception {
    return send(
        "payload="
            + encoded(
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1ERIN","team_id":"T1"},
                 "api_app_id":"A1","view":{"id":"%s","hash":"%s","root_view_id":"V0","type":"modal",
                 "callback_id":"command_form",
                 "private_metadata":"replicas\\nedit plan=\\"PLN-42\\" was=\\"1:%s\\"",
                 "state":{"values":{
                   "replicas":{"replicas":{"type":"plain_text_input","value":"%s"}}}}}}
                """
                    .formatted(window, hash, TestIncidents.HASH, replicas)));
  }

  @Test
  void theReviewOfAnOldVersionIsRefusedWithAButtonToTheNewerOne() throws Exception {
    desk.answer =
        new Answer.Refused(
            Answer.Reason.HASH_DIFFERS,
            "PLN-42 changed since you saw it, U1ERIN000 changed it at 14:02:10 UTC: there is a"
                + " newer version, version 2.");
    submit(PLAN, "APPROVE");
    toldInPrivate("U2ADA", "there is a newer version");
    assertThat(slack.calls("chat.postMessage").getFirst().toString())
        .contains("See the newer version", "review_plan");
  }
}
