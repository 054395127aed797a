package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Stop;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** One stop holds on every replica, for plans at work and for those that wait to start. */
class KillSwitchTest {

  private static final int PLANS = 100;
  private static final int BEFORE_THE_STOP = 15;
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final TestBed bed = new TestBed();

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aStopDuringAHundredRunningPlansHoldsOnBothReplicasWithinTwoSeconds() throws Exception {
    List<PlanStatus> plans = new Nodes(bed).approved(PLANS);
    try (AnnotationConfigApplicationContext other = bed.instance();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> visits = new ArrayList<>();
      for (int i = 0; i < PLANS; i++) {
        PlanRunner runner =
            i % 2 == 0 ? bed.bean(PlanRunner.class) : other.getBean(PlanRunner.class);
        PlanStatus plan = plans.get(i);
        visits.add(threads.submit(() -> runner.visit(plan.id())));
      }
      while (bed.cluster.applied.size() < BEFORE_THE_STOP) {
        Thread.sleep(5);
      }
      TestBed.must(bed.remediation().stopAll(new PersonId("U-ops"), "the network is down"));
      int soonAfter = writesAfter(WITHIN);
      for (Future<?> visit : visits) {
        visit.get(120, TimeUnit.SECONDS);
      }
      assertThat(bed.cluster.applied).hasSize(soonAfter).hasSizeLessThan(PLANS);
    }
    assertThat(intentsAfterTheStop()).isZero();
    assertThat(plans.stream().map(plan -> bed.status(plan).state()))
        .allMatch(state -> state == PlanState.VERIFYING || state == PlanState.STOPPED)
        .contains(PlanState.STOPPED);
  }

  /** What is answered holds: whoever lifts it at that moment is first, or second. */
  @Test
  void aStopThatComesWhileALiftCommitsIsNotCalledThereAlready() throws Exception {
    PersonId ops = new PersonId("U-ops");
    TestBed.must(bed.remediation().stopAll(ops, "first"));
    Transactions transactions = bed.bean(Transactions.class);
    JdbcStopSwitch stop = bed.bean(JdbcStopSwitch.class);
    Instant seen = stop.standing().orElseThrow().at();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> again =
          transactions.in(
              () -> {
                assertThat(stop.lift(ops, "over", seen)).isTrue();
                Future<Answer> stopping =
                    threads.submit(() -> bed.remediation().stopAll(ops, "second"));
                Awaitility.await().until(() -> waiting() == 1 || stopping.isDone());
                return stopping;
              });
      assertThat(again.get()).isInstanceOf(Answer.Accepted.class);
    }
    assertThat(stop.stopped()).contains("U-ops stopped all runs: second");
  }

  /** A kept press may also be done a second time by whoever takes over. */
  @Test
  void aStopIsLiftedByWhoSawItAndNoNewerOneIs() {
    PersonId ben = new PersonId("U-ben");
    PersonId dan = new PersonId("U-dan");
    TestBed.must(bed.remediation().stopAll(ben, "first"));
    Instant first = bed.remediation().stopped().orElseThrow().at();
    TestBed.must(bed.remediation().resume(new PersonId("U-cid"), "over", first));
    assertThat(bed.remediation().resume(ben, "over", first).text()).contains("Nothing is stopped");
    TestBed.must(bed.remediation().stopAll(dan, "it does harm"));
    assertThat(bed.remediation().resume(ben, "over", first).text())
        .contains("Stopped anew", "U-dan", "it does harm");
    Stop standing = bed.remediation().stopped().orElseThrow();
    assertThat(standing.sentence()).contains("U-dan");
    TestBed.must(bed.remediation().resume(ben, "over", standing.at()));
    assertThat(bed.remediation().stopped()).isEmpty();
  }

  /** Whoever lifts the first stop has not seen the reason of the second. */
  @Test
  void aBrakePulledWhileAStopStandsCountsToo() {
    PersonId ben = new PersonId("U-ben");
    PersonId dan = new PersonId("U-dan");
    TestBed.must(bed.remediation().stopAll(ben, "first"));
    Instant first = bed.remediation().stopped().orElseThrow().at();
    Answer second = bed.remediation().stopAll(dan, "it does harm");
    assertThat(second).isInstanceOf(Answer.Accepted.class);
    assertThat(second.text())
        .matches(
            "All runs are stopped since \\d\\d:\\d\\d:\\d\\d UTC \\(U-ben stopped all runs:"
                + " first\\); the stop is now also yours.*");
    assertThat(bed.remediation().resume(ben, "over", first).text())
        .contains("Stopped anew", "U-dan", "it does harm");
    Stop standing = bed.remediation().stopped().orElseThrow();
    assertThat(standing.sentence()).isEqualTo("U-dan stopped all runs: it does harm");
    assertThat(standing.at()).isAfter(first);
    assertThat(bed.count("audit_entries", "event = 'STOP_ALL'")).isEqualTo(2);
    TestBed.must(bed.remediation().resume(ben, "over", standing.at()));
  }

  /** A replica that is frozen in the middle of a start holds the switch, and must not for long. */
  @Test
  void aStopDoesNotWaitForAReplicaThatIsFrozenInAStart() throws Exception {
    Transactions transactions = bed.bean(Transactions.class);
    JdbcStopSwitch stop = bed.bean(JdbcStopSwitch.class);
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> start =
          threads.submit(
              () ->
                  transactions.run(
                      () -> {
                        assertThat(stop.held()).isEmpty();
                        frozen.countDown();
                        uninterrupted(stopped);
                      }));
      frozen.await();
      long asked = System.nanoTime();
      Future<Answer> answer =
          threads.submit(() -> bed.remediation().stopAll(new PersonId("U-ops"), "all of it"));
      try {
        assertThat(answer.get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Accepted.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
      } finally {
        stopped.countDown();
      }
      assertThatThrownBy(start::get).as("its start is gone").hasCauseInstanceOf(Exception.class);
    }
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waiting() {
    return bed.jdbc()
        .sql(
            """
            select count(*) from pg_stat_activity
            where wait_event_type = 'Lock'\
            """)
        .query(Integer.class)
        .single();
  }

  private int writesAfter(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
    return bed.cluster.applied.size();
  }

  private int intentsAfterTheStop() {
    return bed.jdbc()
        .sql(
            """
            select count(*) from actions.plan_journal, actions.stop_switch
            where intent_at > stop_switch.at and stopped\
            """)
        .query(Integer.class)
        .single();
  }
}
