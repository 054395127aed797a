package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that stood still while another did its work does nothing of it again. */
class FrozenReplicaTest {

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

  /** What is queued the test does itself. */
  private static final SchedulerClient NO_QUEUE =
      (SchedulerClient)
          Proxy.newProxyInstance(
              SchedulerClient.class.getClassLoader(),
              new Class<?>[] {SchedulerClient.class},
              (_, method, _) -> {
                throw new AssertionError(method);
              });

  private static final IncidentView OPEN = TestIncidents.open().numbered(7, Severity.SEV2).view();

  private static Wanted card() {
    Message words = new Message("a card", List.of());
    return new Wanted(Wanted.CARD, new Place.Channel(), words, false, Duration.ofSeconds(1));
  }

  private Optional<Duration> posts() {
    outbox.jdbc.sql("update bot.slack_lanes set free_at = now()").update();
    // as it was seen before it stood still
    return outbox.firstPost.post(ID, card(), Optional.empty(), Optional.empty());
  }

  @Test
  void whoseLeaseIsGonePostsNoCard() {
    outbox.cards.want(ID);
    assertThat(outbox.reconciliation.run(OPEN, () -> false)).isPresent();
    assertThat(slack.messages()).isEmpty();
  }

  @Test
  void whatAnotherPostedMeanwhileIsKeptAndNotPostedAgain() {
    outbox.change(OPEN);
    outbox.work(2);
    assertThat(outbox.cardsShown()).hasSize(1);
    assertThat(posts()).as("it looks again").isPresent();
    assertThat(slack.messages()).hasSize(1);
    assertThat(outbox.cardsShown()).hasSize(1);
  }

  @Test
  void whatAnotherIsPostingMeanwhileIsLookedForFirst() {
    outbox.cards.want(ID);
    assertThat(outbox.messages.begin(ID, Wanted.CARD, TestOutbox.CHANNEL, false, UUID.randomUUID()))
        .isTrue();
    assertThat(posts()).isPresent();
    assertThat(slack.calls("chat.postMessage")).isEmpty();
  }

  @Test
  void whoStoodStillBetweenItsClaimAndItsCallPostsNothing() {
    outbox.change(OPEN);
    // asked as the claim is taken, and again just before the call
    stoodStillAtLook(2, Duration.ofSeconds(20));
    assertThat(posts()).as("it looks again").isPresent();
    assertThat(slack.messages()).as("the other's").hasSize(1);
    assertThat(outbox.cardsShown()).hasSize(1);
    assertThat(outbox.twice).isEmpty();
  }

  @Test
  void whatIsPostedAllTheSameIsTakenOutAndTheOthersStays() {
    outbox.change(OPEN);
    // between the last look and the call no time is seen to pass
    stoodStillAtLook(2, Duration.ZERO);
    assertThat(posts()).isPresent();
    assertThat(slack.messages()).hasSize(2);
    assertThat(outbox.twice).hasSize(1).doesNotContain(recorded());
    Doubles doubles = doubles();
    slack.next("chat.delete", ScriptedSlack.Fault.SERVER_ERROR);
    assertThat(doubles.takeOut(TestOutbox.CHANNEL, outbox.twice.getFirst())).isPresent();
    assertThat(doubles.takeOut(TestOutbox.CHANNEL, outbox.twice.getFirst())).isEmpty();
    assertThat(slack.messages()).containsOnlyKeys(recorded());
  }

  @Test
  void whatIsKeptIsNeverTakenOut() {
    outbox.change(OPEN);
    outbox.work(2);
    assertThat(doubles().takeOut(TestOutbox.CHANNEL, recorded())).isEmpty();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.calls("chat.delete")).isEmpty();
  }

  @Test
  void whatAnotherTriesIsNotCalledNotPostedByWhoComesLate() {
    outbox.cards.want(ID);
    UUID late = UUID.randomUUID();
    outbox.messages.begin(ID, Wanted.CARD, TestOutbox.CHANNEL, false, late);
    outbox.messages.begin(ID, Wanted.CARD, TestOutbox.CHANNEL, true, UUID.randomUUID());
    outbox.messages.notPosted(ID, Wanted.CARD, late);
    assertThat(outbox.messages.of(ID)).singleElement().matches(JdbcMessages.Sent::unsure);
  }

  /** Meanwhile the other replica, which saw what was begun, looks for it and posts it. */
  private void stoodStillAtLook(int which, Duration time) {
    AtomicInteger looks = new AtomicInteger();
    outbox.claims =
        () -> {
          if (looks.incrementAndGet() != which) {
            return looks.get() < which ? 0 : time.toNanos();
          }
          outbox.work(3);
          return time.toNanos();
        };
  }

  private String recorded() {
    return outbox
        .jdbc
        .sql("select ts from bot.slack_messages where kind = 'card'")
        .query(String.class)
        .single();
  }

  private Doubles doubles() {
    return new Doubles(NO_QUEUE, outbox.calls, outbox.messages::stands);
  }
}
