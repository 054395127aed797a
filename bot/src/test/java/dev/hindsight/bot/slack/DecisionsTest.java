package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.response.Response;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.util.List;
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
    toldInPrivate("U2ADA", "fine");
  }

  @Test
  void aRefusalIsToldToThePersonAloneWhereTheReviewWasOpened() throws Exception {
    desk.answer = new Answer.Refused(Answer.Reason.OWN_REQUEST, "You asked for it yourself.");
    assertThat(submit("from=C7\\n" + PLAN, "APPROVE").getBody()).isNullOrEmpty();
    toldIn("C7", "U2ADA", "You asked for it yourself.");
    assertThat(desk.asked)
        .containsExactly("APPROVE PLN-42 " + TestIncidents.HASH + " U2ADA looks right");
    assertThat(slack.calls("chat.update")).isEmpty();
  }

  @Test
  void aRefusalOfAReviewThatWasOpenedInHomeIsNotToldInTheIncidentsChannel() throws Exception {
    desk.answer = new Answer.Refused(Answer.Reason.OWN_REQUEST, "You asked for it yourself.");
    submit(PLAN, "APPROVE");
    toldInPrivate("U2ADA", "You asked for it yourself.");
  }

  @Test
  void aReviewCarriesWhereItWasOpened() throws Exception {
    press("review_plan", PLAN);
    assertThat(slack.calls("views.open").getFirst())
        .extractingByKey("view")
        .asString()
        .contains("from=C1\\n" + PLAN);
  }

  @Test
  void aYesToHighRiskTakesTheTypedName() throws Exception {
    PlanStatus plan = TestIncidents.highRisk(PlanState.AWAITING_APPROVAL);
    view = TestIncidents.proposed().acknowledged().with(plan).view();
    start();
    for (String typed : List.of("", "Checkout", "checkout-2")) {
      assertThat(submit(PLAN, "APPROVE", typed).getBody())
          .contains("\"typed\"", "type “checkout” here");
    }
    assertThat(desk.asked).isEmpty();

    assertThat(submit(PLAN, "REJECT", "").getBody()).isNullOrEmpty();
    assertThat(submit(PLAN, "APPROVE", " checkout ").getBody()).isNullOrEmpty();
    assertThat(desk.asked).hasSize(2).last().asString().startsWith("APPROVE PLN-42 ");
  }

  /** What is kept of it has no secrets; a name that looks like one is compared before that. */
  @Test
  void aNameThatLooksLikeASecretCanBeTyped() throws Exception {
    PlanStatus plan = TestIncidents.highRisk(PlanState.AWAITING_APPROVAL, "node-s3cret-1");
    view = TestIncidents.proposed().acknowledged().with(plan).view();
    start();
    assertThat(submit(PLAN, "APPROVE", "node-s3cret-2").getBody()).contains("\"typed\"");
    assertThat(submit(PLAN, "APPROVE", "node-s3cret-1").getBody()).isNullOrEmpty();
    assertThat(desk.asked).singleElement().asString().startsWith("APPROVE PLN-42 ");
  }

  /** A replica of the version before opened it. */
  @Test
  void aWindowWithoutTheFieldSaysItWhereItCan() throws Exception {
    PlanStatus plan = TestIncidents.highRisk(PlanState.AWAITING_APPROVAL);
    view = TestIncidents.proposed().acknowledged().with(plan).view();
    start();
    assertThat(submitIn("decision", PLAN, "APPROVE", "").getBody())
        .contains("\"errors\":{\"decision\":", "type “checkout” here");
  }

  @Test
  void anUnreadableDecisionIsNone() throws Exception {
    submit("PLN-42", "APPROVE");
    submit(PLAN, "YES");
    await().until(() -> slack.calls("chat.postMessage").size() == 2);
    toldInPrivate("U2ADA", "nothing was recorded");
    assertThat(desk.asked).isEmpty();
  }
}
