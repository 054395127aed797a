package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.store.Cancel;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.JdbcWishes;
import dev.hindsight.actions.store.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between an approval and a write: the hash, the stop switch, a write on its way. */
class GuardedWriteTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestBed bed = new TestBed();
  private final PlanRunner runner = bed.bean(PlanRunner.class);

  @AfterEach
  void close() {
    FailPoint.disarm();
    bed.close();
  }

  @Test
  void aPlanAlteredAfterItsApprovalDoesNotStart() {
    PlanStatus plan = approved();
    alter("4000Mi");
    runner.visit(plan.id());
    ended(plan, PlanState.STOPPED, "altered after it was made", "Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void aPlanAlteredAfterItsStartIsNotWritten() {
    PlanStatus plan = approved();
    crashAt(plan, "before-intent");
    alter("4000Mi");
    runner.visit(plan.id());
    ended(plan, PlanState.STOPPED, "altered after it was made", "Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void anUndoAlteredAfterTheApprovalIsNotWritten() {
    PlanStatus plan = approved();
    runner.visit(plan.id());
    bed.cluster.settle(false);
    bed.jdbc().sql("update actions.plans set json = replace(json, '256Mi', '16Mi')").update();
    bed.advance(Duration.ofMinutes(15));
    runner.visit(plan.id());
    ended(
        plan, PlanState.ROLLBACK_INCOMPLETE, "altered after it was made", "The undo is incomplete");
    assertThat(bed.cluster.memory()).isEqualTo("512Mi");
  }

  @Test
  void aStopAcceptedDuringTheDryRunKeepsTheWriteAway() {
    PlanStatus plan = approved();
    at("before-intent", () -> TestBed.must(bed.remediation().stopAll(APPROVER, "freeze")));
    runner.visit(plan.id());
    ended(plan, PlanState.STOPPED, "stopped all runs: freeze", "Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void aStopUnderWayIsWaitedForBeforeAnIntent() throws Exception {
    JdbcStopSwitch stop = bed.bean(JdbcStopSwitch.class);
    PlanStatus plan = approved();
    crashAt(plan, "before-intent");
    waitedFor(plan, () -> stop.pull(APPROVER, "freeze").isEmpty());
    ended(
        plan,
        PlanState.STOPPED,
        "Stopped before the first step",
        "stopped all runs: freeze",
        "Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void aCancelUnderWayIsWaitedForBeforeAnIntent() throws Exception {
    JdbcWishes wishes = bed.bean(JdbcWishes.class);
    PlanStatus plan = approved();
    crashAt(plan, "before-intent");
    waitedFor(plan, () -> wishes.cancelRun(plan.id(), new Cancel(APPROVER, "no")));
    ended(plan, PlanState.CANCELLED, "cancelled by U-approver: no", "Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void aYesTakenBackUnderWayIsWaitedForBeforeAnIntent() throws Exception {
    PlanStatus plan = approved();
    crashAt(plan, "before-intent");
    waitedFor(
        plan, () -> bed.remediation().revoke(plan.id(), APPROVER, "no") instanceof Answer.Accepted);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.PROPOSED);
    neverIntended();
  }

  @Test
  void aPlanThatIsBeingAlteredIsWaitedForBeforeAnIntent() throws Exception {
    PlanStatus plan = approved();
    crashAt(plan, "before-intent");
    waitedFor(plan, () -> alter("4000Mi") == 1);
    neverIntended();
    runner.visit(plan.id());
    ended(plan, PlanState.STOPPED, "altered after it was made", "Nothing was changed");
  }

  @Test
  void aTakeOverUnderWayIsWaitedForBeforeAnIntent() throws Exception {
    PlanStatus plan = approved();
    Transactions transactions = bed.bean(Transactions.class);
    CountDownLatch claimed = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Runnable takeOver =
          () -> {
            assertThat(bed.bean(JdbcRuns.class).claim(plan.id(), Optional.empty())).isPresent();
            claimed.countDown();
            await().until(() -> waiting() == 1);
          };
      AtomicReference<Future<?>> other = new AtomicReference<>();
      at(
          "before-intent",
          () -> {
            other.set(threads.submit(() -> transactions.run(takeOver)));
            uninterrupted(claimed);
          });
      assertThat(runner.visit(plan.id())).isInstanceOf(Next.Later.class);
      other.get().get();
    }
    neverIntended();
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void neverIntended() {
    assertThat(bed.count("plan_journal", "true")).isZero();
    assertThat(bed.cluster.agents).isEmpty();
  }

  /** Done, but not committed before the run waits for it. */
  private void waitedFor(PlanStatus plan, BooleanSupplier what) throws Exception {
    Transactions transactions = bed.bean(Transactions.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> visit =
          transactions.in(
              () -> {
                assertThat(what.getAsBoolean()).isTrue();
                Future<?> waiting = threads.submit(() -> runner.visit(plan.id()));
                await().until(() -> waiting() == 1);
                return waiting;
              });
      visit.get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "moved", "refused"})
  void nothingIsCalledUntouchedWhileAWriteMayBeOnItsWay(String then) {
    PlanStatus plan = approved();
    bed.cluster.trouble = Trouble.ERROR_BEFORE_EFFECT;
    runner.visit(plan.id());
    happens(then);
    assertThat(runner.visit(plan.id()))
        .isInstanceOfSatisfying(
            Next.Later.class, later -> assertThat(later.delay()).isGreaterThan(MINUTE));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    bed.advance(Duration.ofSeconds(76));
    runner.visit(plan.id());
    ended(
        plan,
        then.equals("refused") ? PlanState.FAILED_BEFORE_EFFECT : PlanState.STOPPED,
        "Nothing was changed");
  }

  @Test
  void aWriteThatTakesEffectLateIsFoundEvenWhileStopped() {
    PlanStatus plan = approved();
    bed.cluster.trouble = Trouble.EFFECT_LATER;
    runner.visit(plan.id());
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    runner.visit(plan.id());
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    bed.cluster.land();
    bed.advance(Duration.ofSeconds(76));
    runner.visit(plan.id());
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    assertThat(bed.status(plan).progress())
        .anyMatch(p -> p.startsWith("Step 1 done (found done after an interruption)"));
  }

  @Test
  void aConflictLeavesNothingOnItsWay() {
    PlanStatus plan = approved();
    bed.cluster.trouble = Trouble.CONFLICT;
    runner.visit(plan.id());
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    runner.visit(plan.id());
    ended(plan, PlanState.STOPPED, "freeze", "Nothing was changed");
  }

  private void happens(String what) {
    switch (what) {
      case "stop" -> TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
      case "moved" -> bed.cluster.generation();
      default -> bed.cluster.trouble = Trouble.FORBIDDEN;
    }
  }

  private int waiting() {
    return bed.jdbc()
        .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
        .query(Integer.class)
        .single();
  }

  private PlanStatus approved() {
    bed.cluster.settle(false);
    return bed.approved("INC-1", "oom_killed");
  }

  private int alter(String limit) {
    return bed.jdbc()
        .sql("update actions.plans set json = replace(json, '512Mi', :limit)")
        .param("limit", limit)
        .update();
  }

  private void crashAt(PlanStatus plan, String point) {
    at(
        point,
        () -> {
          throw new Crash();
        });
    assertThatThrownBy(() -> runner.visit(plan.id())).isInstanceOf(Crash.class);
    FailPoint.disarm();
  }

  private static void at(String point, Runnable what) {
    FailPoint.arm(
        name -> {
          if (name.equals(point)) {
            what.run();
          }
        });
  }

  private void ended(PlanStatus plan, PlanState state, String... words) {
    assertThat(bed.status(plan).state()).isEqualTo(state);
    assertThat(bed.status(plan).progress().getLast()).contains(words);
  }

  /** The process is gone. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
