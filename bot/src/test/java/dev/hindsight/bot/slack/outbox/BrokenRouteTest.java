package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.outbox.BrokenRoutes.Broken;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel that takes nothing: told once, gone round, and healed by itself. */
class BrokenRouteTest {

  private static final String OWNER = "DU0OWNER0001";
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
    outbox = new TestOutbox(database, slack, Optional.of("C9"));
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private static IncidentView open(long number) {
    return TestIncidents.open().numbered(number, Severity.SEV2).view();
  }

  private void breaks(String error) {
    slack.refuse("chat.postMessage", error);
    outbox.change(open(1));
    outbox.work(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_archived",
        "is_inactive",
        "not_in_channel",
        "channel_not_found",
        "restricted_action",
        "restricted_action_read_only_channel"
      })
  void cardsGoToTheOtherChannelAndPeopleAreToldOnce(String error) {
    breaks(error);
    outbox.change(open(2));
    outbox.work(3);
    assertThat(outbox.shown("C1")).isEmpty();
    assertThat(outbox.shown("C9")).hasSize(2);
    assertThat(outbox.routes.broken()).extracting(Broken::error).containsExactly(error);
    outbox.watch.look();
    outbox.watch.look();
    assertThat(outbox.shown("C9")).hasSize(3);
    assertThat(outbox.shown(OWNER))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.get("text").asString())
                    .contains(error, "fallback channel")
                    .doesNotContain("C1"));
    assertThat(slack.calls("chat.postMessage"))
        .filteredOn(call -> call.get("channel").equals("C1"))
        .hasSize(1);
  }

  @Test
  void whoRemovedTheBotIsToldHowToLetItInAgain() {
    breaks("not_in_channel");
    outbox.watch.look();
    assertThat(outbox.shown(OWNER).getFirst().get("text").asString())
        .contains("/invite @hindsight");
  }

  @Test
  void theNoticeTakesItsTurnAmongTheCards() {
    breaks("is_archived");
    outbox.lanes.block("C9", Duration.ofMillis(700));
    long before = System.nanoTime();
    outbox.watch.look();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(600));
    assertThat(outbox.lanes.take("C9", true)).as("a card waits for a second after it").isPresent();
  }

  @Test
  void itHealsByWhatGoesThroughAndThatIsToldOnceToo() {
    breaks("is_archived");
    outbox.watch.look();
    outbox.pause();
    outbox.change(open(2));
    outbox.work(3);
    assertThat(outbox.shown("C1")).hasSize(1);
    assertThat(outbox.routes.broken()).isEmpty();
    outbox.watch.look();
    outbox.watch.look();
    assertThat(outbox.shown(OWNER)).hasSize(2);
    assertThat(outbox.shown(OWNER).getLast().get("text").asString()).contains("can write");
  }

  @Test
  void whatIsStillBrokenIsNotToldAgain() {
    breaks("is_archived");
    outbox.watch.look();
    for (long i = 2; i < 6; i++) {
      outbox.pause();
      slack.refuse("chat.postMessage", "is_archived");
      outbox.change(open(i));
      outbox.work(3);
      outbox.watch.look();
    }
    assertThat(outbox.shown(OWNER)).hasSize(1);
    assertThat(outbox.shown("C9")).as("five cards and the notice").hasSize(6);
  }

  @Test
  void aCardThatCannotBeEditedAnyMoreIsShownInTheOtherChannelWithItsThread() {
    outbox.change(TestIncidents.proposed().numbered(1, Severity.SEV2).view());
    outbox.work(8);
    int before = outbox.shown("C1").size();
    slack.refuse("chat.update", "is_archived");
    outbox.change(TestIncidents.proposed().acknowledged().numbered(1, Severity.SEV2).view());
    outbox.work(10);
    assertThat(outbox.shown("C1")).hasSize(before);
    assertThat(outbox.shown("C9")).hasSize(before);
    String card = outbox.shown("C9").getFirst().get("ts").asString();
    assertThat(outbox.shown("C9")).allMatch(m -> m.get("thread_ts").asString().equals(card));
  }

  @Test
  void withoutAnotherChannelCardsWaitAndSlackIsNotAskedForEach() {
    outbox = new TestOutbox(database, slack);
    IntStream.rangeClosed(1, 5).forEach(i -> outbox.change(open(i)));
    slack.refuse("chat.postMessage", "is_archived");
    outbox.work(5);
    assertThat(slack.calls("chat.postMessage")).hasSize(1);
    outbox.watch.look();
    assertThat(outbox.shown(OWNER)).hasSize(1);
    outbox.pause();
    outbox.work(8);
    assertThat(outbox.cardsShown()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"token_revoked", "account_inactive", "invalid_auth"})
  void withoutATokenAllWaitsIsKnownElsewhereAndGoesOnByItself(String error) {
    breaks(error);
    outbox.change(
        TestIncidents.proposed()
            .with(PlanState.AWAITING_APPROVAL)
            .numbered(2, Severity.SEV2)
            .view());
    outbox.work(3);
    assertThat(slack.calls("chat.postMessage")).hasSize(1);
    assertThat(outbox.routes.broken())
        .singleElement()
        .satisfies(all -> assertThat(all.channel()).isEmpty())
        .satisfies(all -> assertThat(all.sentence()).contains(error, "token"));
    slack.refuse("auth.test", error);
    outbox.watch.look();
    assertThat(outbox.routes.broken()).hasSize(1);
    outbox.watch.look();
    assertThat(outbox.routes.broken()).isEmpty();
    outbox.work(8);
    assertThat(outbox.cardsShown()).hasSize(2);
    assertThat(outbox.shown("D" + TestIncidents.ADA)).hasSize(1);
  }

  @Test
  void anAppThatWasRemovedIsOneAlarmThatSaysWhatToDoAndGoesOnOnceItIsBack() {
    outbox.routes.gone("app_uninstalled");
    outbox.change(open(1));
    outbox.work(2);
    assertThat(slack.calls("chat.postMessage")).as("nothing is even tried").isEmpty();
    slack.refuse("auth.test", "account_inactive");
    outbox.watch.look();
    assertThat(outbox.routes.broken())
        .singleElement()
        .extracting(Broken::sentence)
        .asString()
        .contains("account_inactive", "install the app again", "hindsight.slack.bot-token");
    outbox.watch.look();
    assertThat(outbox.routes.broken()).isEmpty();
    outbox.work(2);
    assertThat(outbox.cardsShown()).hasSize(1);
    assertThat(outbox.shown(OWNER))
        .singleElement()
        .asString()
        .contains("everything that waited is on its way");
  }

  @Test
  void aSlackThatDoesNotAnswerIsAnAlarmElsewhereAndNoReasonNotToTry() {
    slack.next("auth.test", Fault.SERVER_ERROR);
    outbox.watch.look();
    assertThat(outbox.routes.broken()).extracting(Broken::error).containsExactly("unreachable");
    outbox.change(open(1));
    outbox.work(2);
    assertThat(outbox.cardsShown()).hasSize(1);
    outbox.watch.look();
    assertThat(outbox.routes.broken()).isEmpty();
  }

  @Test
  void anApproverWhoIsGoneBreaksNoRoute() {
    slack.refuse("conversations.open", "user_not_found");
    outbox.change(
        TestIncidents.proposed()
            .with(PlanState.AWAITING_APPROVAL)
            .numbered(1, Severity.SEV2)
            .view());
    outbox.work(3);
    assertThat(outbox.routes.broken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit_window_closed", "cant_update_message", "message_not_found"})
  void whatCannotBeEditedIsPostedAnew(String error) {
    outbox.change(open(1));
    outbox.work(2);
    slack.refuse("chat.update", error);
    outbox.change(TestIncidents.open().acknowledged().numbered(1, Severity.SEV2).view());
    outbox.work(3);
    assertThat(outbox.cardsShown().get(1L)).contains("acknowledged by");
    assertThat(outbox.shown("C1")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streaming_state_conflict", "internal_error", "ratelimited"})
  void whatPassesIsTriedAgainSoon(String error) {
    outbox.change(open(1));
    outbox.work(2);
    slack.refuse("chat.update", error);
    outbox.change(TestIncidents.open().acknowledged().numbered(1, Severity.SEV2).view());
    outbox.work(4);
    assertThat(outbox.cardsShown().get(1L)).contains("acknowledged by");
    assertThat(outbox.shown("C1")).hasSize(1);
  }

  @Test
  void aCardThatSlackPostedInSpiteOfItsErrorIsThereOnce() {
    slack.next("chat.postMessage", ScriptedSlack.Fault.DONE_WITH_AN_ERROR);
    outbox.change(open(1));
    outbox.work(4);
    assertThat(outbox.cardsShown()).containsKey(1L);
    assertThat(outbox.shown("C1")).hasSize(1);
  }

  @Test
  void aMessageThatIsTooLongIsSentAsWords() {
    slack.refuse("chat.postMessage", "msg_too_long");
    outbox.change(open(1));
    outbox.work(3);
    assertThat(outbox.cardsShown().get(1L)).contains("SEV2 checkout").doesNotContain("\"blocks\"");
  }

  @Test
  void aLongScriptThatCannotBeAFileIsInTheThreadInPieces() {
    slack.refuse("files.getUploadURLExternal", "file_uploads_disabled");
    String script =
        IntStream.range(0, 900).mapToObj("echo line %d\n"::formatted).reduce("", String::concat);
    outbox.change(
        TestIncidents.proposed()
            .with(TestIncidents.withScript(PlanState.PROPOSED, script))
            .numbered(1, Severity.SEV2)
            .view());
    outbox.work(20);
    String thread = outbox.shown("C1").toString();
    assertThat(thread)
        .contains("Script of PLN-42, version 1, part 1 of", "echo line 0", "echo line 899");
    assertThat(thread).doesNotContain("as files");
  }
}
