package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.InquiryWatch;
import dev.hindsight.bot.incident.InquiryWatch.Look;
import dev.hindsight.bot.incident.InquiryWatch.State;
import dev.hindsight.bot.incident.InquiryWatch.Trail;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Where a model looks is shown in the thread, once, to its end, and to our own people. */
class ThreadTrailTest {

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

  private static final IncidentId ID = new IncidentId(7);
  private static final IncidentView VIEW =
      TestIncidents.open().acknowledged().numbered(7, Severity.SEV2).view();
  private static final Trail FIRST =
      new Trail(List.of(new Look("pod-logs", State.LOOKING, "")), "");
  private static final Trail ENDED =
      new Trail(List.of(new Look("pod-logs", State.DONE, "12 lines")), "It was the deploy.");

  private InquiryWatch looking() {
    return new ThreadTrail(ID, outbox.trails, outbox::refresh);
  }

  private void card() {
    outbox.change(VIEW);
    outbox.work(3);
  }

  private List<String> trails() {
    return outbox.shown(TestOutbox.CHANNEL).stream()
        .map(ObjectNode::toString)
        .filter(message -> message.contains("ook") && message.contains("further into"))
        .toList();
  }

  @Test
  void itIsShownWhileItLooksWithAButtonThatStopsItAndItsEndWithout() {
    card();
    InquiryWatch run = looking();
    assertThat(run.goesOn(FIRST)).isTrue();
    outbox.work(3);
    assertThat(trails()).singleElement().asString().contains("looks further", "Stop looking");
    run.goesOn(ENDED);
    outbox.work(3);
    assertThat(trails())
        .singleElement()
        .asString()
        .contains("It was the deploy.")
        .doesNotContain("Stop looking");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void itsEndIsShownWhateverSlackSaysFirst(Fault fault) {
    card();
    InquiryWatch run = looking();
    run.goesOn(FIRST);
    outbox.work(3);
    slack.next("chat.update", fault);
    run.goesOn(ENDED);
    outbox.work(4);
    assertThat(trails()).singleElement().asString().doesNotContain("Stop looking");
  }

  @Test
  void aPostWhoseAnswerWasLostIsFoundAndNotPostedAgain() {
    card();
    slack.next("chat.postMessage", Fault.LOST_ANSWER);
    InquiryWatch run = looking();
    run.goesOn(FIRST);
    outbox.work(4);
    run.goesOn(ENDED);
    outbox.work(4);
    assertThat(trails()).singleElement().asString().contains("It was the deploy.");
  }

  @Test
  void twoRunsAreTwoMessagesAndBothEnd() {
    card();
    InquiryWatch one = looking();
    InquiryWatch two = looking();
    one.goesOn(FIRST);
    two.goesOn(FIRST);
    outbox.work(4);
    one.goesOn(ENDED);
    two.goesOn(ENDED);
    outbox.work(4);
    assertThat(trails()).hasSize(2).allSatisfy(t -> assertThat(t).doesNotContain("Stop looking"));
  }

  @Test
  void whereOthersReadNowAllOfItIsTakenOutAndNoneComesBack() {
    card();
    InquiryWatch one = looking();
    one.goesOn(FIRST);
    outbox.work(3);
    one.goesOn(ENDED);
    outbox.work(3);
    InquiryWatch two = looking();
    two.goesOn(FIRST);
    outbox.work(3);
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(3);
    two.goesOn(ENDED);
    outbox.work(3);
    assertThat(outbox.shown(TestOutbox.CHANNEL).toString())
        .doesNotContain("It was the deploy.", "pod logs", "Pod logs", "Stop looking");
  }

  @Test
  void itWaitsForItsTurnAsAnyOtherReply() {
    card();
    outbox.lanes.block(TestOutbox.CHANNEL, Duration.ofMinutes(1));
    looking().goesOn(FIRST);
    outbox.work();
    assertThat(trails()).isEmpty();
    outbox.work(3);
    assertThat(trails()).hasSize(1);
  }

  @Test
  void whoseReplicaDiedEndsSoonAfter() {
    card();
    looking().goesOn(FIRST);
    outbox.work(3);
    assertThat(outbox.isDone()).as("it is looked at again").isFalse();
    outbox.jdbc.sql("update bot.slack_trails set changed_at = now() - interval '16 min'").update();
    outbox.work(3);
    assertThat(trails())
        .singleElement()
        .asString()
        .contains("The bot was stopped meanwhile")
        .doesNotContain("Stop looking");
    assertThat(outbox.isDone()).isTrue();
  }

  @Test
  void whatEndedBeforeItWasShownIsNotShown() {
    card();
    looking().goesOn(ENDED);
    outbox.work(3);
    assertThat(trails()).isEmpty();
  }
}
