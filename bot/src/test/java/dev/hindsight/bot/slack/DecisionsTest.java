package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.response.Response;
import dev.hindsight.actions.Answer;
import dev.hindsight.bot.slack.view.TestIncidents;
import org.junit.jupiter.api.Test;

/** What is decided in a review counts once, and its answer is for its sender alone. */
class DecisionsTest extends FromSlack {

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
}
