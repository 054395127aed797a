package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SystemClock;
import dev.hindsight.bot.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said to the bot is answered by the replica that heard it, at once and once. */
@Timeout(60)
class AtOnceTest {

  private static final Duration TERM = Duration.ofSeconds(2);
  private static final Heard HEARD = new Heard("Ev1", "C1", "1.1", "", "U1", "status");
  private static DataSource database;

  private final JdbcClient jdbc = JdbcClient.create(database);
  private final SchedulerClient queue =
      SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
          .tableName("actions.scheduled_tasks")
          .build();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger woken = new AtomicInteger();

  @BeforeAll
  static void database() {
    database = TestDatabase.with("bot", "actions");
  }

  @BeforeEach
  void nothingSaid() {
    jdbc.sql("truncate bot.slack_inbox, actions.scheduled_tasks").update();
  }

  private AtOnce here(Function<Heard, Optional<Duration>> answer) {
    return new AtOnce(
        queue,
        new SystemClock(),
        TERM,
        heard -> {
          calls.incrementAndGet();
          return answer.apply(heard);
        });
  }

  private Inbox inbox(AtOnce here) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    return new Inbox(new JdbcInbox(jdbc), queue, transaction, woken::incrementAndGet, here);
  }

  private int rows() {
    return jdbc.sql("select count(*) from actions.scheduled_tasks").query(Integer.class).single();
  }

  /** Until the queue does it. */
  private Duration left() {
    OffsetDateTime due =
        jdbc.sql("select execution_time from actions.scheduled_tasks")
            .query(OffsetDateTime.class)
            .single();
    return Duration.between(new SystemClock().now(), Objects.requireNonNull(due).toInstant());
  }

  @Test
  void isAnsweredAtOnceAndOnceHoweverOftenItIsDelivered() {
    try (AtOnce here = here(_ -> Optional.empty())) {
      Inbox inbox = inbox(here);
      inbox.keep(HEARD);
      inbox.keep(HEARD);
      await().atMost(Duration.ofSeconds(20)).until(() -> rows() == 0);
      inbox.keep(HEARD);
    }
    assertThat(calls).hasValue(1);
    assertThat(rows()).isZero();
  }

  @Test
  void whatTakesLongIsHeld() throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(1);
    try (AtOnce here = here(_ -> waitFor(enough))) {
      inbox(here).keep(HEARD);
      Duration before = left();
      Thread.sleep(TERM.multipliedBy(2));
      assertThat(before).isPositive();
      assertThat(left()).as("twice its term later").isPositive();
      enough.countDown();
      await().atMost(Duration.ofSeconds(20)).until(() -> rows() == 0);
    }
  }

  private static Optional<Duration> waitFor(CountDownLatch enough) {
    try {
      assertThat(enough.await(40, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  @Test
  void aShortWaitIsWaitedForHere() {
    try (AtOnce here =
        here(_ -> calls.get() < 3 ? Optional.of(Duration.ofMillis(50)) : Optional.empty())) {
      inbox(here).keep(HEARD);
      await().atMost(Duration.ofSeconds(20)).until(() -> rows() == 0);
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void aLongWaitIsLeftToTheQueue() {
    try (AtOnce here = here(_ -> Optional.of(Duration.ofMinutes(5)))) {
      inbox(here).keep(HEARD);
      await().atMost(Duration.ofSeconds(20)).until(() -> left().toMinutes() >= 4);
    }
    assertThat(calls).hasValue(1);
    assertThat(rows()).isOne();
  }

  @Test
  void whatFailsIsTriedAgainByTheQueue() {
    try (AtOnce here =
        here(
            _ -> {
              throw new IllegalStateException("for the test");
            })) {
      inbox(here).keep(HEARD);
      await().atMost(Duration.ofSeconds(20)).until(() -> left().compareTo(TERM) > 0);
    }
    assertThat(calls).hasValue(1);
    assertThat(rows()).isOne();
  }

  @Test
  void whoStopsLeavesWhatWaitsToTheOthersAtOnce() {
    AtOnce here = here(_ -> Optional.of(Duration.ofSeconds(10)));
    inbox(here).keep(HEARD);
    await().atMost(Duration.ofSeconds(20)).until(() -> calls.get() == 1);
    here.close();
    assertThat(rows()).isOne();
    inbox(here).keep(new Heard("Ev2", "C1", "1.2", "", "U1", "status"));
    assertThat(calls).hasValue(1);
    assertThat(woken).as("the queue is told").hasValue(1);
  }

  @Test
  void moreThanCanHaveTheirTurnAreTheQueues() {
    Semaphore go = new Semaphore(0);
    try (AtOnce here =
        here(
            _ -> {
              go.acquireUninterruptibly();
              return Optional.empty();
            })) {
      Inbox inbox = inbox(here);
      for (int i = 0; i < 40; i++) {
        inbox.keep(new Heard("Ev" + i, "C1", "1." + i, "", "U1", "status"));
      }
      assertThat(woken).hasValue(8);
      go.release(40);
      await().atMost(Duration.ofSeconds(20)).until(() -> rows() == 8);
    }
  }
}
