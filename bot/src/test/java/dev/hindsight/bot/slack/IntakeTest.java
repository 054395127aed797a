package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.JdbcInteractions.Done;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What people do is kept before it is acknowledged, and done once, by whoever is left. */
class IntakeTest {

  private static final String RESUME = "resume text=\"all\" was=\"2026-03-30T10:00:00Z\"";
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackClients clients =
      new SlackClients(
          SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1"),
          new SlackLink(Clock.systemUTC()));
  private final Whisper whisper = new Whisper(clients);
  private volatile Supplier<Answer> answer = () -> new Answer.Accepted("fine");
  private volatile Runnable meanwhile = () -> {};
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final JdbcInteractions kept = new JdbcInteractions(database);
  private final Replica one = new Replica();
  private final Replica two = new Replica();

  /** One of several bots on the same database. */
  private final class Replica {

    private final TestRoutes routes =
        new TestRoutes(
            clients,
            whisper,
            desk(),
            new TestCauses(),
            List.of(TestIncidents.open().view()),
            database);
    private final Intake intake = new Intake(kept, whisper, TestRoutes::ours, (_, _) -> {});

    Taking send(Interaction sent) {
      Taking taking = intake.take(sent);
      if (taking instanceof Taking.Kept) {
        routes.worker.begin(sent);
      }
      return taking;
    }
  }

  private IncidentDesk desk() {
    return (IncidentDesk)
        Proxy.newProxyInstance(
            IncidentDesk.class.getClassLoader(),
            new Class<?>[] {IncidentDesk.class},
            (_, method, arguments) -> {
              if (method.getName().equals("stranger") || method.getName().equals("stopped")) {
                return Optional.empty();
              }
              done.add(method.getName());
              if (method.getName().equals("acknowledge")) {
                meanwhile.run();
              }
              return answer.get();
            });
  }

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot");
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @AfterEach
  void end() {
    one.routes.worker.stop();
    two.routes.worker.stop();
    whisper.close();
    clients.close();
    slack.close();
    sql("truncate bot.slack_interactions");
  }

  private static void sql(String text) {
    JdbcClient.create(database).sql(text).update();
  }

  private static long open() {
    return JdbcClient.create(database)
        .sql("select count(*) from bot.slack_interactions where done_at is null")
        .query(Long.class)
        .single();
  }

  private Click click(String at) {
    return new Click(
        new PersonId("U1ERIN"),
        "T1",
        "ack_incident",
        new IncidentId(7).toString(),
        "t" + at,
        Optional.of(slack.responseUrl()),
        new Click.Source(Optional.of("C1"), "1.1", at));
  }

  private SlashCommand command(String text, String trigger) {
    return new SlashCommand(
        new PersonId("U1ERIN"),
        "T1",
        "/ops",
        text,
        trigger,
        Optional.of("C1"),
        Optional.of(slack.responseUrl()));
  }

  private Submission form(String hash) {
    return form(hash, "the ledger");
  }

  private Submission form(String hash, String words) {
    return new Submission(
        new PersonId("U1ERIN"),
        "T1",
        "cause_form",
        TestCauses.REF.toString(),
        Map.of("cause_words", List.of(words)),
        Optional.of("C1"),
        Optional.empty(),
        "V1",
        hash);
  }

  private Done row(Interaction sent) {
    return new Done(
        sent.key(),
        sent.getClass().getSimpleName(),
        "U1ERIN",
        JsonMapper.shared().writeValueAsString(sent),
        Optional.empty(),
        false);
  }

  private static String text(Taking taking) {
    return taking instanceof Taking.Told(Message why) ? why.text() : taking.toString();
  }

  @Test
  void aClickThatIsDeliveredToTwoReplicasAtOnceHasOneEffect() {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 8)
          .forEach(i -> both.execute(() -> (i % 2 == 0 ? one : two).send(click("5.5"))));
    }
    await().until(() -> open() == 0);
    assertThat(done).containsExactly("acknowledge");
    assertThat(slack.calls("/response/1")).hasSize(1);
    one.send(click("5.6"));
    await().until(() -> done.size() == 2);
  }

  @Test
  void aFormAndACommandThatComeTwiceHaveOneEffectEach() {
    assertThat(one.send(command("stop all", "t1"))).isInstanceOf(Taking.Kept.class);
    assertThat(two.send(command("stop all", "t1"))).isInstanceOf(Taking.Again.class);
    assertThat(one.send(form("h1"))).isInstanceOf(Taking.Kept.class);
    assertThat(two.send(form("h1"))).isInstanceOf(Taking.Again.class);
    assertThat(two.send(form("h2"))).isInstanceOf(Taking.Kept.class);
    await().until(() -> open() == 0);
    assertThat(done).containsExactly("stopAll");
  }

  @Test
  void aFormThatIsCorrectedAndSentAgainIsAnotherOne() {
    assertThat(one.send(form("h1", "the ledger"))).isInstanceOf(Taking.Kept.class);
    assertThat(two.send(form("h1", "the deploy"))).isInstanceOf(Taking.Kept.class);
    assertThat(two.send(form("h1", "the ledger"))).isInstanceOf(Taking.Again.class);
    await().until(() -> open() == 0);
  }

  @Test
  void whatIsDoneWhileTheBotStopsIsNotSaidToBeUndone() {
    kept.keep(row(click("5.5")), () -> true);
    whisper.close();
    Optional<Message> answer = one.routes.worker.answer(click("5.5")).join().answer();
    assertThat(done).containsExactly("acknowledge");
    assertThat(answer.orElseThrow().text()).contains("fine");
  }

  @Test
  void whatAReplicaThatDiedLeftOverIsDoneByAnother() {
    kept.keep(row(click("5.5")), () -> true);
    two.routes.worker.start();
    // the dead one's lease
    await().during(Duration.ofSeconds(3)).until(done::isEmpty);
    sql("update bot.slack_interactions set leased_until = now()");
    await().until(() -> done.equals(List.of("acknowledge")));
    await().until(() -> open() == 0);
    assertThat(slack.calls("/response/1").toString()).contains("fine");
  }

  @Test
  void whatWasDoneAndNotToldIsOnlyTold() {
    kept.keep(row(click("5.5")), () -> true);
    kept.answered(
        click("5.5").key(), "{\"response_type\":\"ephemeral\",\"text\":\"You have it.\"}");
    sql("update bot.slack_interactions set leased_until = now()");
    two.routes.worker.start();
    await().until(() -> slack.calls("/response/1").toString().contains("You have it."));
    await().until(() -> open() == 0);
    assertThat(done).isEmpty();
  }

  @Test
  void whatKillsEveryReplicaIsGivenUpAndSaid() {
    kept.keep(row(click("5.5")), () -> true);
    sql("update bot.slack_interactions set leased_until = now(), tries = 5");
    two.routes.worker.start();
    await().until(() -> slack.calls("/response/1").toString().contains("could not be finished"));
    await().until(() -> open() == 0);
    assertThat(done).isEmpty();
  }

  /** All replicas were away over the weekend: nobody means it any more, and nobody was told. */
  @Test
  void whatWasLeftOverForMoreThanADayIsSaidNotToBeDone() {
    IntStream.range(0, 20).forEach(i -> kept.keep(row(click("5.%d".formatted(i))), () -> true));
    sql("update bot.slack_interactions set leased_until = now(), at = now() - interval '25 h'");
    two.routes.worker.start();
    await().until(() -> open() == 0);
    await()
        .untilAsserted(
            () ->
                assertThat(slack.calls("/response/1").toString().split("could not be finished", -1))
                    .hasSize(21));
    assertThat(done).isEmpty();
  }

  @Test
  void whatNoReplicaOfThisVersionCanReadKeepsNothingElseFromBeingDone() {
    kept.keep(row(click("5.4")), () -> true);
    kept.keep(row(click("5.5")), () -> true);
    sql("update bot.slack_interactions set leased_until = now()");
    sql("update bot.slack_interactions set kind = 'Nod' where key like '%5.4%'");
    two.routes.worker.start();
    await().until(() -> done.equals(List.of("acknowledge")) && open() == 1);
    // nobody could in time
    sql("update bot.slack_interactions set leased_until = now(), tries = 5");
    await().until(() -> open() == 0);
    assertThat(slack.calls("chat.postMessage").toString()).contains("could not be finished");
  }

  @Test
  void aSlowSlackThatIsToldOfAFailureHoldsUpNothingElse() {
    kept.keep(row(click("5.4")), () -> true);
    sql("update bot.slack_interactions set tries = 5");
    kept.keep(row(click("5.5")), () -> true);
    sql("update bot.slack_interactions set leased_until = now()");
    slack.slow("/response/1", Duration.ofSeconds(9));
    two.routes.worker.start();
    await().atMost(Duration.ofSeconds(6)).until(() -> done.equals(List.of("acknowledge")));
  }

  @Test
  void whatIsStillWorkedOnIsNotTakenOver() {
    one.routes.worker.start();
    two.routes.worker.start();
    slack.slow("/response/1", Duration.ofSeconds(11));
    one.send(click("5.5"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(slack.calls("chat.postEphemeral")).hasSize(1));
    assertThat(done).containsExactly("acknowledge");
  }

  @Test
  void aDatabaseThatIsTooSlowIsToldAndNothingIsDoneLater() throws Exception {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var lock = connection.createStatement()) {
        lock.execute("lock table bot.slack_interactions in access exclusive mode");
      }
      long since = System.nanoTime();
      assertThat(text(one.send(click("5.5")))).contains("Not recorded, nothing was started");
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(2));
      connection.rollback();
    }
    two.routes.worker.start();
    sql("update bot.slack_interactions set leased_until = now()");
    await().during(Duration.ofSeconds(3)).until(() -> done.isEmpty() && open() == 0);
  }

  @Test
  void whatIsSentAgainWhileTheFirstComesTooLateIsDone() throws Exception {
    CountDownLatch inserted = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(1);
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      // its sender was told meanwhile that it is not kept
      both.execute(
          () ->
              kept.keep(
                  row(click("5.5")),
                  () -> {
                    inserted.countDown();
                    return !waited(late);
                  }));
      assertThat(waited(inserted)).isTrue();
      both.execute(
          () -> {
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            late.countDown();
          });
      assertThat(two.send(click("5.5"))).isInstanceOf(Taking.Kept.class);
    }
    await().until(() -> done.equals(List.of("acknowledge")) && open() == 0);
  }

  private static boolean waited(CountDownLatch latch) {
    return waited(latch, 5);
  }

  private static boolean waited(CountDownLatch latch, int seconds) {
    try {
      return latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasSaidIsForgottenOnceItIsNoSlipAnyMore() {
    one.send(confirmed("note 7 our own words", "1"));
    await().until(() -> open() == 0);
    kept.forgetOld();
    assertThat(rows()).singleElement().asString().contains("made").doesNotContain("our own");
    sql("update bot.slack_interactions set at = at - interval '61 s'");
    kept.forgetOld();
    assertThat(rows()).singleElement().asString().doesNotContain("made");
    // it is remembered that it was done
    assertThat(two.send(confirmed("note 7 our own words", "1"))).isInstanceOf(Taking.Again.class);
  }

  private static List<String> rows() {
    return JdbcClient.create(database)
        .sql("select i::text from bot.slack_interactions i")
        .query(String.class)
        .list();
  }

  /** A press of what the person was shown before. */
  private Click confirmed(String command, String at) {
    return new Click(
        new PersonId("U1ERIN"),
        "T1",
        "do_command",
        command,
        "t" + at,
        Optional.of(slack.responseUrl()),
        new Click.Source(Optional.of("C1"), "1." + at, at));
  }

  @Test
  void theSameChangeWithinAMinuteShowsWhatCameOfIt() {
    one.send(confirmed("ack INC-7", "1"));
    await().until(() -> open() == 0);
    assertThat(text(two.send(confirmed(" ack   inc-7 ", "2"))))
        .contains("You asked for this", "fine");
    assertThat(done).containsExactly("acknowledge");
    two.send(confirmed(RESUME, "3"));
    two.send(confirmed("ack INC-7", "4"));
    await().until(() -> done.size() == 3);
    sql("update bot.slack_interactions set at = at - interval '61 s'");
    two.send(confirmed("ack INC-7", "5"));
    await().until(() -> done.size() == 4);
  }

  @Test
  void aStopIsNeverHeldBack() {
    for (int i = 1; i <= 4; i++) {
      one.send(command("stop all", "t" + i));
    }
    await().until(() -> done.size() == 4);
  }

  @Test
  void aStopThatIsPressedIsNeverHeldBackEither() {
    for (int i = 1; i <= 4; i++) {
      one.send(confirmed("stop all", String.valueOf(i)));
    }
    await().until(() -> done.size() == 4);
    one.send(confirmed(RESUME, "5"));
    one.send(command("stop all", "t6"));
    one.send(confirmed(RESUME, "7"));
    await().until(() -> done.size() == 7);
  }

  /** Who asks a model waits for minutes; nobody who reaches for the brake does. */
  @Test
  void aStopWaitsForNothingThatIsBeingDone() {
    CountDownLatch busy = new CountDownLatch(1);
    meanwhile = () -> waited(busy, 60);
    for (int i = 1; i <= 20; i++) {
      one.send(click("5." + i));
    }
    await().until(() -> done.size() >= 16);
    try {
      one.send(command("stop all runs now!", "t1"));
      one.send(confirmed("stop all", "1"));
      one.send(behindTheDots(ActionIds.STOP + "|INC-7"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Collections.frequency(done, "stopAll") == 3);
    } finally {
      busy.countDown();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
  }

  private Click behindTheDots(String choice) {
    return new Click(
        new PersonId("U1ERIN"),
        "T1",
        ActionIds.OVERFLOW,
        choice,
        "t9",
        Optional.of(slack.responseUrl()),
        new Click.Source(Optional.of("C1"), "1.9", "9"));
  }

  @Test
  void whatWasRefusedOrFailedMayBeAskedForAgainAtOnce() {
    answer = () -> new Answer.Refused(Answer.Reason.CANNOT_VERIFY, "You cannot be verified.");
    one.send(confirmed("ack INC-7", "1"));
    await().until(() -> open() == 0);
    answer =
        () -> {
          throw new IllegalStateException("no database");
        };
    two.send(confirmed("ack INC-7", "2"));
    await().until(() -> done.size() == 2 && open() == 0);
    answer = () -> new Answer.Accepted("fine");
    two.send(confirmed("ack INC-7", "3"));
    await().until(() -> done.size() == 3 && open() == 0);
    assertThat(text(one.send(confirmed("ack INC-7", "4")))).contains("it was answered: fine");
    assertThat(done).hasSize(3);
  }

  @Test
  void whatWasGivenUpMayBeAskedForAgainAtOnce() {
    one.intake.take(confirmed("ack INC-7", "1"));
    sql("update bot.slack_interactions set leased_until = now(), tries = 5");
    two.routes.worker.start();
    await().until(() -> slack.calls("/response/1").toString().contains("could not be finished"));
    two.send(confirmed("ack INC-7", "2"));
    await().until(() -> done.equals(List.of("acknowledge")));
  }

  @Test
  void oneMayDoItAgainByPressing() {
    one.send(confirmed("ack 7", "1"));
    await().until(() -> open() == 0);
    Taking again = one.send(confirmed("ack 7", "2"));
    assertThat(again).isInstanceOf(Taking.Told.class);
    assertThat(((Taking.Told) again).why().blocks().toString())
        .contains("do_again", "Do it again", "ack 7");
  }

  @Test
  void outsidersAreToldAndNothingIsKept() {
    Click outside =
        new Click(
            new PersonId("U9"),
            "T2",
            "ack_incident",
            "INC-7",
            "t",
            Optional.empty(),
            new Click.Source(Optional.of("C1"), "1.1", "5.5"));
    assertThat(text(one.send(outside))).contains("Only members of this workspace");
    assertThat(open()).isZero();
  }
}
