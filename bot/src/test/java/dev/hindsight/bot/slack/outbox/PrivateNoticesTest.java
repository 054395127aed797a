package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told in private goes to our own people, and not for ever to whom it cannot reach. */
class PrivateNoticesTest {

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

  private static IncidentView asking() {
    return TestIncidents.proposed()
        .with(PlanState.AWAITING_APPROVAL)
        .numbered(7, Severity.SEV2)
        .view();
  }

  private void show() {
    outbox.change(asking());
    outbox.work(12);
  }

  private String inPrivate() {
    return outbox.shown("D" + TestIncidents.ADA).toString();
  }

  @Test
  void aListedApproverWhoIsAGuestNowReadsNothing() {
    outbox.people.put(TestIncidents.ADA, new Person.Outsider("a guest"));
    show();
    assertThat(inPrivate()).isEqualTo("[]");
    assertThat(slack.calls("conversations.open")).isEmpty();
    assertThat(outbox.isDone()).as("it is not tried again").isTrue();
  }

  @Test
  void whoCannotBeAskedForIsWrittenToOnceItIsKnownWhoThatIs() {
    outbox.people.put(TestIncidents.ADA, new Person.Unreachable("Slack is away"));
    show();
    assertThat(inPrivate()).isEqualTo("[]");
    assertThat(outbox.isDone()).isFalse();
    outbox.people.clear();
    outbox.work(3);
    assertThat(inPrivate()).contains("review_plan");
    assertThat(outbox.isDone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_disabled", "user_not_found", "cannot_dm_bot"})
  void whomSlackDoesNotReachIsNotTriedAgain(String error) {
    slack.refuse("conversations.open", error);
    show();
    assertThat(slack.calls("conversations.open")).hasSize(1);
    assertThat(outbox.isDone()).isTrue();
  }

  @Test
  void whatIsRefusedForAnyOtherReasonIsGivenUpAfterAWhile() {
    for (int i = 0; i < 30; i++) {
      slack.refuse("conversations.open", "restricted_action");
    }
    show();
    outbox.work(20);
    assertThat(slack.calls("conversations.open")).hasSize(10);
    assertThat(outbox.isDone()).isTrue();
  }

  @Test
  void aTokenThatDoesNotWorkEndsNothing() {
    for (int i = 0; i < 15; i++) {
      slack.refuse("conversations.open", "token_revoked");
    }
    outbox.change(asking());
    for (int i = 0; i < 40; i++) {
      outbox.pause(Duration.ZERO);
      outbox.work(1);
    }
    assertThat(inPrivate()).contains("review_plan");
  }
}
