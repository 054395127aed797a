package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.incident.TimelineEntry;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where another organisation reads, it reads nothing of plans, scripts and evidence. */
class SharedChannelTest {

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

  private static IncidentView planned(PlanState state) {
    return TestIncidents.proposed().with(state).numbered(1, Severity.SEV2).view();
  }

  private void show(PlanState state) {
    outbox.change(planned(state));
    outbox.work(12);
  }

  private String channel() {
    return outbox.shown(TestOutbox.CHANNEL).toString();
  }

  /** What the plan would do and what was read, piece by piece. */
  private static List<String> internals() {
    IncidentView view = planned(PlanState.AWAITING_APPROVAL);
    PlanStatus plan = view.plan().orElseThrow();
    return Stream.of(
            // what the buttons carry of it is its number and its hash
            Stream.of(plan.title(), plan.undo()),
            plan.script().lines().filter(line -> line.length() > 12),
            plan.steps().stream().map(PlanStatus.Step::sentence),
            view.evidence().stream().map(IncidentView.Evidence::text),
            view.explanation().stream(),
            view.alerts().stream().flatMap(alert -> Stream.of(alert.name(), alert.summary())),
            Stream.of("out of memory", view.cause().orElseThrow().title(), view.summary()))
        .flatMap(all -> all)
        .toList();
  }

  private void nothingInternal() {
    assertThat(internals()).hasSizeGreaterThan(8);
    internals().forEach(piece -> assertThat(channel()).doesNotContain(piece));
    assertThat(slack.files()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PlanState.class)
  void theCardSaysHowBadItIsOfWhatHowItStandsAndWhereTheRestIs(PlanState state) {
    slack.shared(TestOutbox.CHANNEL);
    show(state);
    assertThat(outbox.shown(TestOutbox.CHANNEL))
        .singleElement()
        .satisfies(
            card ->
                assertThat(card.toString())
                    .contains(
                        "SEV2",
                        "checkout",
                        "State: ",
                        "Another organisation reads this channel too",
                        "direct message",
                        "Home"));
    nothingInternal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\":\"C1\",\"is_pending_ext_shared\":true}", "{\"is_ext_shared\":true}"})
  void anInvitationThatIsNotTakenUpYetIsEnough(String info) {
    slack.channel(TestOutbox.CHANNEL, info);
    show(PlanState.PROPOSED);
    nothingInternal();
  }

  private static TimelineEntry done(long id, TimelineEntry.Kind kind, String words) {
    return new TimelineEntry(id, Instant.EPOCH, TestIncidents.ERIN, kind, words);
  }

  @Test
  void whatPeopleWroteIsForOurOwnAlsoWhereTheChannelIsSharedLater() {
    outbox.change(
        TestIncidents.handled(
            planned(PlanState.PROPOSED),
            done(1, TimelineEntry.Kind.UPDATED, "the tariff of Friday is wrong"),
            done(2, TimelineEntry.Kind.WOKEN, "PaymentsLost fires now")));
    outbox.work(12);
    assertThat(channel()).contains("the tariff of Friday", "PaymentsLost");
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(12);
    nothingInternal();
    assertThat(channel())
        .contains("there is an update for our own people", "it is awake again")
        .doesNotContain("the tariff of Friday", "PaymentsLost");
  }

  @Test
  void aStormIsItsServicesAndStatesAndNoTitles() {
    slack.shared(TestOutbox.CHANNEL);
    LongStream.rangeClosed(1, 30)
        .forEach(i -> outbox.change(TestIncidents.open().numbered(i, Severity.SEV3).view()));
    outbox.work(20);
    assertThat(channel()).contains("SEV3 storm: 29 incidents", "INC-30", "checkout · open");
    assertThat(channel()).doesNotContain("out of memory", "PodOOMKilled");
  }

  @Test
  void whoApprovesStillReadsOfItInPrivate() {
    slack.shared(TestOutbox.CHANNEL);
    show(PlanState.AWAITING_APPROVAL);
    assertThat(outbox.shown("D" + TestIncidents.ADA))
        .singleElement()
        .satisfies(notice -> assertThat(notice.toString()).contains("review_plan"));
    assertThat(channel()).contains("review_plan");
  }

  @Test
  void whereSlackDoesNotSayWhoReadsItNothingIsToldUntilItDoes() {
    for (int i = 0; i < 12; i++) {
      slack.next("conversations.info", Fault.SERVER_ERROR);
    }
    outbox.change(planned(PlanState.PROPOSED));
    outbox.work(1);
    assertThat(channel()).contains("Slack does not say right now", "State: ");
    nothingInternal();
    for (int i = 0; i < 20; i++) {
      outbox.nanos.addAndGet(ChannelReaders.SHORTLY.toNanos());
      outbox.work(1);
    }
    assertThat(channel())
        .contains("Typed steps: what runs")
        .doesNotContain("Slack does not say right now");
    assertThat(slack.files()).hasSize(2);
  }

  @Test
  void itIsAskedAgainBeforeScriptsAreShared() {
    outbox.change(planned(PlanState.PROPOSED));
    outbox.work(1);
    assertThat(outbox.shown(TestOutbox.CHANNEL)).isNotEmpty();
    // the answer of a moment ago is still remembered
    slack.shared(TestOutbox.CHANNEL);
    outbox.work(8);
    assertThat(slack.calls("files.completeUploadExternal")).isEmpty();
    assertThat(channel())
        .doesNotContain("Typed steps", planned(PlanState.PROPOSED).plan().orElseThrow().script());
  }

  @Test
  void itIsAskedAgainBeforeAnEdit() {
    show(PlanState.RUNNING);
    int edits = slack.calls("chat.update").size();
    // the answer of a moment ago is still remembered
    slack.shared(TestOutbox.CHANNEL);
    show(PlanState.SUCCEEDED);
    assertThat(slack.calls("chat.update").stream().skip(edits))
        .filteredOn(edit -> thread().contains(edit.get("ts")))
        .isNotEmpty()
        .allSatisfy(edit -> assertThat(edit.get("text")).contains("taken out"));
  }

  private List<String> thread() {
    return outbox.shown(TestOutbox.CHANNEL).stream()
        .skip(1)
        .map(shown -> shown.get("ts").asString())
        .toList();
  }

  @Test
  void aChannelThatIsSharedLaterLosesWhatWasToldThere() {
    show(PlanState.RUNNING);
    assertThat(channel()).contains("Typed steps: what runs", "Evidence");
    assertThat(slack.files()).hasSize(2);
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(12);
    nothingInternal();
    assertThat(channel()).contains("this was taken out");
    assertThat(slack.calls("files.delete")).hasSize(2);
  }

  /** The bot was down when it was shared, and no event comes. */
  @Test
  void thatItIsSharedIsNoticedByWhoeverAsksNextAndOnce() {
    show(PlanState.RUNNING);
    assertThat(outbox.swept).isEmpty();
    slack.shared(TestOutbox.CHANNEL);
    TestOutbox restarted = new TestOutbox(database, slack, Optional.empty(), false);
    restarted.change(planned(PlanState.RUNNING));
    restarted.work(2);
    assertThat(restarted.swept).containsExactly(TestOutbox.CHANNEL);
    TestOutbox again = new TestOutbox(database, slack, Optional.empty(), false);
    again.change(planned(PlanState.RUNNING));
    again.work(2);
    assertThat(again.swept).isEmpty();
    slack.ours(TestOutbox.CHANNEL);
    again.refresh();
    again.work(2);
    assertThat(again.swept).containsExactly(TestOutbox.CHANNEL);
  }

  @Test
  void whatMayBeThereIsLookedForAndTakenOutToo() {
    show(PlanState.RUNNING);
    outbox
        .jdbc
        .sql(
            """
            update bot.slack_messages set ts = null, unsure = true
            where kind <> 'card' and files is null
            """)
        .update();
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(16);
    nothingInternal();
    assertThat(channel()).contains("this was taken out");
  }

  @Test
  void filesThatWereGivenUpAndAreThereAllTheSameAreTakenOut() {
    slack.next("files.completeUploadExternal", Fault.LOST_ANSWER);
    for (int i = 0; i < 6; i++) {
      slack.next("files.info", Fault.SERVER_ERROR);
    }
    show(PlanState.RUNNING);
    assertThat(slack.files()).isNotEmpty();
    assertThat(channel()).as("in words, instead").contains("kubectl");
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(12);
    nothingInternal();
  }

  @Test
  void answersAreTakenOutOfAChannelThatOthersReadNow() {
    JdbcChannels channels = new JdbcChannels(outbox.jdbc);
    for (int i = 0; i < 25; i++) {
      channels.answered(TestOutbox.CHANNEL, "1700000000.%06d".formatted(i));
    }
    assertThat(outbox.answers.take(TestOutbox.CHANNEL)).as("our own are alone").isFalse();
    slack.shared(TestOutbox.CHANNEL);
    outbox.nanos.addAndGet(ChannelReaders.SHORTLY.toNanos());
    slack.next("chat.update", Fault.RATE_LIMITED);
    assertThat(outbox.answers.take(TestOutbox.CHANNEL)).isTrue();
    assertThat(slack.calls("chat.update")).as("after a 429 it waits").hasSize(1);
    for (int i = 0; i < 2; i++) {
      outbox.jdbc.sql("update bot.slack_lanes set free_at = now()").update();
      outbox.answers.take(TestOutbox.CHANNEL);
    }
    assertThat(slack.calls("chat.update")).hasSize(26);
    assertThat(channels.answers(TestOutbox.CHANNEL, 1)).isEmpty();
    assertThat(slack.calls("chat.update").getLast().get("text")).contains("taken out");
  }

  @Test
  void itComesBackWhenOurOwnAreAloneAgain() {
    show(PlanState.RUNNING);
    int before = outbox.shown(TestOutbox.CHANNEL).size();
    slack.shared(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(12);
    slack.ours(TestOutbox.CHANNEL);
    outbox.refresh();
    outbox.work(12);
    assertThat(outbox.shown(TestOutbox.CHANNEL)).hasSize(before);
    assertThat(channel()).contains("Typed steps: what runs").doesNotContain("taken out");
    assertThat(slack.files()).hasSize(2);
  }

  @Test
  void aFileThatSomebodyDeletedBeforeIsNoObstacle() {
    show(PlanState.RUNNING);
    slack.shared(TestOutbox.CHANNEL);
    slack.refuse("files.delete", "file_deleted");
    slack.next("files.delete", Fault.SERVER_ERROR);
    outbox.refresh();
    outbox.work(12);
    assertThat(slack.calls("files.delete")).hasSize(4);
    assertThat(
            outbox
                .jdbc
                .sql("select count(*) from bot.slack_messages where files is not null")
                .query(Integer.class)
                .single())
        .isZero();
  }
}
