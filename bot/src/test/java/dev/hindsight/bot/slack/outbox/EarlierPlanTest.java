package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What was told of a plan is told to its end, also when it is the incident's no more. */
class EarlierPlanTest {

  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private TestOutbox outbox;

  @BeforeAll
  static void database() {
    database = TestDatabase.with("bot");
  }

  @BeforeEach
  void empty() {
    TestOutbox.clear(database);
    outbox = new TestOutbox(database, slack);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private static IncidentView with(PlanState state) {
    return TestIncidents.proposed().acknowledged().with(state).numbered(7, Severity.SEV2).view();
  }

  private static IncidentView withoutPlan() {
    return TestIncidents.open().acknowledged().numbered(7, Severity.SEV2).view();
  }

  private void show(IncidentView view) {
    view.plan().ifPresent(plan -> outbox.plans.put(plan.id(), plan));
    outbox.change(view);
    outbox.work(12);
  }

  /** The plan ends so, while the incident has no plan any more. */
  private void ends(PlanState state) {
    with(state).plan().ifPresent(plan -> outbox.plans.put(plan.id(), plan));
    outbox.change(withoutPlan());
    outbox.work(12);
  }

  private String message(String kind) {
    String ts =
        outbox
            .jdbc
            .sql("select ts from bot.slack_messages where kind = :kind")
            .param("kind", kind)
            .query(String.class)
            .single();
    return slack.messages().get(ts).toString();
  }

  private List<String> notices() {
    return outbox.shown("D" + TestIncidents.ADA).stream().map(ObjectNode::toString).toList();
  }

  @Test
  void aRunIsToldToItsEndAlsoWhenThePlanIsNoMoreTheIncidents() {
    show(with(PlanState.AWAITING_APPROVAL));
    show(with(PlanState.RUNNING));
    assertThat(message("run PLN-42.1")).contains("Run of PLN-42: running");
    ends(PlanState.FAILED);
    assertThat(message("run PLN-42.1"))
        .contains("Run of PLN-42: failed")
        .doesNotContain("Run of PLN-42: running");
  }

  @Test
  void whoWasAskedToApproveHearsThatNothingIsAskedAnyMore() {
    show(with(PlanState.AWAITING_APPROVAL));
    assertThat(notices()).singleElement().asString().contains("review_plan");
    ends(PlanState.EXPIRED);
    assertThat(notices())
        .singleElement()
        .asString()
        .doesNotContain("review_plan", "waits for an approval");
  }

  @Test
  void whoWasAskedAndApprovesNoMoreHearsWhatBecameOfIt() {
    show(with(PlanState.AWAITING_APPROVAL));
    outbox.approvers = List.of();
    show(with(PlanState.RUNNING));
    assertThat(notices()).singleElement().asString().doesNotContain("review_plan");
  }

  @Test
  void whoWasAskedToApproveAnOlderVersionSeesTheNewestThere() {
    show(with(PlanState.AWAITING_APPROVAL));
    // as if it had been shown when the plan was another one
    outbox
        .jdbc
        .sql("update bot.slack_messages set kind = replace(kind, '42.1 ', '42.0 ')")
        .update();
    show(with(PlanState.REJECTED));
    assertThat(notices()).singleElement().asString().doesNotContain("review_plan");
  }

  @Test
  void nothingIsPostedOfAPlanThatWasNeverShown() {
    show(withoutPlan());
    int before = slack.messages().size();
    ends(PlanState.FAILED);
    assertThat(slack.messages()).hasSize(before);
  }

  @Test
  void anUnknownOrOlderPlanIsLeftAsItIs() {
    show(with(PlanState.AWAITING_APPROVAL));
    String before = message("plan PLN-42.1");
    outbox.plans.clear();
    outbox.change(withoutPlan());
    outbox.work(12);
    assertThat(message("plan PLN-42.1")).isEqualTo(before);
  }
}
