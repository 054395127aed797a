package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.audit.AuditDesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run from approval to its end, through crashes, troubles and other people's changes. */
class PlanRunnerTest {

  private final TestBed bed = new TestBed();
  private final PlanRunner runner = bed.bean(PlanRunner.class);

  @AfterEach
  void close() {
    FailPoint.disarm();
    bed.close();
  }

  @Test
  void raisesTheLimitVerifiesAndSucceeds() {
    PlanStatus plan = approvedMemory();
    bed.cluster.log(
        "checkout-r1-abcd2",
        true,
        "java.lang.OutOfMemoryError token=abc\nBEGIN KEY\nbody\nEND KEY");
    visit(plan);
    assertThat(bed.cluster.memory()).isEqualTo("512Mi");
    assertThat(bed.cluster.agents.getFirst())
        .contains("hindsight-" + plan.id())
        .contains("fieldManager=hindsight-" + plan.id());
    bed.cluster.settle(true);
    verifyFor(plan, Duration.ofSeconds(140));
    PlanStatus done = bed.status(plan);
    assertThat(done.state()).isEqualTo(PlanState.SUCCEEDED);
    assertThat(done.progress()).anyMatch(p -> p.startsWith("Step 1 done"));
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(kept()).anyMatch(k -> k.contains("OutOfMemoryError token=[redacted]"));
    assertThat(kept()).noneMatch(k -> k.contains("body"));
    AuditDesk audit = bed.bean(AuditDesk.class);
    await().until(() -> audit.waiting().isEmpty());
    assertThat(audit.verify(List.of()).findings()).isEmpty();
    assertThat(audit.verify(List.of()).records()).isEqualTo(6);
    assertThat(runner.visit(plan.id())).isEqualTo(new Next.End());
  }

  @ParameterizedTest
  @ValueSource(strings = {"512Mi", "524288Ki"})
  void aLimitThatTheServerWritesInAnotherUnitIsNotSomebodyElsesChange(String limit) {
    bed.cluster.healthy("checkout:1.8.2", limit);
    PlanStatus plan = approvedMemory();
    assertThat(plan.title()).endsWith("to 1Gi");
    visit(plan);
    assertThat(bed.cluster.memory()).isEqualTo("1Gi");
    bed.cluster.rewrite("1Gi", "1048576Ki");
    bed.cluster.settle(true);
    verifyFor(plan, Duration.ofSeconds(140));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aLimitThatTheServerWritesInAnotherUnitIsTakenBack() {
    bed.cluster.healthy("checkout:1.8.2", "524288Ki");
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.rewrite("1Gi", "1048576Ki");
    bed.cluster.settle(false);
    verifyFor(plan, Duration.ofMinutes(16));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @Test
  void undoesARolloutToTheRevisionThatWorked() {
    PlanStatus plan = approvedUndo();
    visit(plan);
    assertThat(bed.cluster.image()).isEqualTo("checkout:1.8.2");
    bed.cluster.settle(true);
    verifyFor(plan, Duration.ofSeconds(140));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashAnywhereLeavesOneWrite(String point) {
    PlanStatus plan = approvedMemory();
    crashAt(plan, point);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    try (var other = bed.instance()) {
      PlanRunner second = other.getBean(PlanRunner.class);
      second.visit(plan.id());
      assertThat(bed.cluster.applied).hasSize(1);
      assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
      assertThat(outcomes()).containsExactly(point.equals("after-write") ? "RECOVERED" : "DONE");
    }
  }

  @Test
  void aCrashDuringVerificationNeitherShortensNorRestartsIt() {
    PlanStatus plan = approvedMemory();
    bed.firing.add("INC-1");
    crashAt(plan, "during-verify");
    assertThat(bed.cluster.applied).hasSize(1);
    bed.cluster.settle(true);
    bed.advance(Duration.ofMinutes(14));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    bed.advance(Duration.ofMinutes(1));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashDuringTheUndoLeavesOneUndo(String point) {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.settle(false);
    bed.advance(Duration.ofMinutes(15));
    crashAt(plan, point);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDOING);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
    assertThat(bed.cluster.applied).hasSize(2);
    assertThat(bed.cluster.memory()).isEqualTo("256Mi");
  }

  @Test
  void theLimitIsTakenBackWhenItDoesNotHelp() {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.settle(false);
    verifyFor(plan, Duration.ofMinutes(16));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
    assertThat(bed.cluster.memory()).isEqualTo("256Mi");
    assertThat(bed.cluster.applied).hasSize(2);
  }

  @Test
  void goodThenBadStartsTheSoakAnew() {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.settle(true);
    verifyFor(plan, Duration.ofSeconds(100));
    bed.cluster.settle(false);
    verifyFor(plan, Duration.ofSeconds(20));
    bed.cluster.settle(true);
    verifyFor(plan, Duration.ofSeconds(100));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    verifyFor(plan, Duration.ofSeconds(60));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aRestartStartsTheSoakAnewAndNoMore() {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.settle(true);
    bed.cluster.restartAPod();
    verifyFor(plan, Duration.ofSeconds(120));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    verifyFor(plan, Duration.ofSeconds(40));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aPodThatKeepsRestartingIsNeverGoodForLong() {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.settle(true);
    for (int minute = 0; minute < 16; minute++) {
      bed.cluster.restartAPod();
      verifyFor(plan, Duration.ofMinutes(1));
    }
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @Test
  void anErrorAfterTheEffectIsObservedNotRepeated() {
    PlanStatus plan = approvedMemory();
    bed.cluster.trouble = Trouble.ERROR_AFTER_EFFECT;
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(outcomes()).containsExactly("RECOVERED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR_BEFORE_EFFECT", "CONFLICT"})
  void whatHadNoEffectIsTriedAgain(String trouble) {
    PlanStatus plan = approvedMemory();
    bed.cluster.trouble = Trouble.valueOf(trouble);
    visit(plan);
    visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(outcomes()).containsExactly("DONE");
  }

  @Test
  void aRequestToSlowDownIsHonoured() {
    PlanStatus plan = approvedMemory();
    bed.cluster.trouble = Trouble.THROTTLED;
    assertThat(runner.visit(plan.id())).isEqualTo(new Next.Later(Duration.ofSeconds(45)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORBIDDEN", "ADMISSION"})
  void aRefusalEndsTheRunInPlainWords(String trouble) {
    PlanStatus plan = approvedMemory();
    bed.cluster.trouble = Trouble.valueOf(trouble);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.FAILED);
    assertThat(bed.status(plan).progress().getLast())
        .contains(trouble.equals("FORBIDDEN") ? "RBAC verb patch" : "admission rule")
        .contains("Nothing was changed")
        .doesNotContain("token=abc");
    assertThat(bed.cluster.agents).hasSize(1);
  }

  @Test
  void anUnreachableClusterEndsAtTheDeadlineAsUnknownOnceAWriteWasIntended() {
    PlanStatus plan = approvedMemory();
    crashAt(plan, "after-intent");
    bed.cluster.down = true;
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    bed.advance(Duration.ofMinutes(16));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNKNOWN);
    assertThat(bed.status(plan).progress().getLast()).contains("A person must look");
  }

  @Test
  void aChangeByAnotherAfterACrashIsNotGuessedAt() {
    PlanStatus plan = approvedMemory();
    crashAt(plan, "after-intent");
    bed.cluster.rollOut("checkout:1.8.2", "768Mi");
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNKNOWN);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void aMovedWorldStopsTheRun() {
    PlanStatus plan = approvedMemory();
    bed.cluster.generation();
    visit(plan);
    stoppedUntouched(plan, "was changed since the plan was made");
  }

  @Test
  void anObjectMadeAnewIsAnotherObject() {
    PlanStatus plan = approvedMemory();
    bed.cluster.remake();
    visit(plan);
    stoppedUntouched(plan, "deleted and made again");
  }

  @Test
  void theStopSwitchHoldsTheStart() {
    PlanStatus plan = approvedMemory();
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    visit(plan);
    stoppedUntouched(plan, "stopped all runs: freeze");
  }

  @Test
  void theStopSwitchHoldsAnIntendedStepOnceItIsKnownNotToBeDone() {
    PlanStatus plan = approvedMemory();
    crashAt(plan, "after-intent");
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    bed.advance(Duration.ofSeconds(76));
    visit(plan);
    stoppedUntouched(plan, "freeze");
  }

  @Test
  void anApproverWhoMayNotAnyMoreBlocksTheStart() {
    PlanStatus plan = approvedMemory();
    bed.people.put(APPROVER, new Standing.Nobody("deactivated"));
    visit(plan);
    stoppedUntouched(plan, APPROVER + " approved, but may not any more");
  }

  @Test
  void anApprovalNotUsedInTimeLapses() {
    PlanStatus plan = approvedMemory();
    bed.advance(Duration.ofMinutes(11));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void anApprovalThatLapsesDuringSlowLookUpsDoesNotStart() {
    PlanStatus plan = approvedMemory();
    bed.cluster.beforePods = () -> bed.advance(Duration.ofMinutes(11));
    visit(plan);
    bed.cluster.beforePods = () -> {};
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void onlyErrorsOfOurOwnGiveARunUp() {
    PlanStatus plan = approvedMemory();
    crashAt(plan, "before-intent");
    bed.cluster.down = true;
    for (int i = 0; i < 12; i++) {
      visit(plan);
    }
    bed.cluster.down = false;
    FailPoint.arm(
        name -> {
          if (name.equals("before-intent")) {
            throw new IllegalStateException(name);
          }
        });
    for (int i = 0; i < 11; i++) {
      assertThat(bed.status(plan).state()).isNotEqualTo(PlanState.UNKNOWN);
      visit(plan);
    }
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNKNOWN);
    assertThat(bed.status(plan).progress().getLast()).contains("internal error");
  }

  @Test
  void anUndoThatIsRefusedSaysWhatRemains() {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.settle(false);
    bed.cluster.trouble = Trouble.FORBIDDEN;
    bed.advance(Duration.ofMinutes(15));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.FAILED);
    assertThat(bed.status(plan).progress().getLast())
        .contains("A person must do what remains")
        .contains("from 512Mi to 256Mi");
  }

  @Test
  void somebodyElsesChangeDuringVerificationIsLeftAlone() {
    PlanStatus plan = approvedMemory();
    visit(plan);
    bed.cluster.rollOut("checkout:1.8.2", "1Gi");
    verifyFor(plan, Duration.ofSeconds(20));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.cluster.memory()).isEqualTo("1Gi");
  }

  @Test
  void aStaleOwnerChangesNothing() {
    PlanStatus plan = approvedMemory();
    long mine = bed.bean(JdbcRuns.class).claim(plan.id());
    Run stale = bed.bean(JdbcRuns.class).load(plan.id(), mine);
    bed.bean(JdbcRuns.class).claim(plan.id());
    Ledger ledger = bed.bean(Ledger.class);
    assertThatThrownBy(() -> ledger.move(stale, PlanState.SUCCEEDED, "too late"))
        .isInstanceOf(StaleLease.class);
    assertThatThrownBy(() -> bed.bean(StartPhase.class).run(stale)).isInstanceOf(StaleLease.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    assertThat(bed.status(plan).progress()).doesNotContain("too late");
  }

  @Test
  void anOwnerTakenOverBeforeItsWriteDoesNotWrite() {
    PlanStatus plan = approvedMemory();
    FailPoint.arm(
        name -> {
          if (name.equals("before-intent")) {
            bed.bean(JdbcRuns.class).claim(plan.id());
          }
        });
    assertThat(runner.visit(plan.id())).isInstanceOf(Next.Later.class);
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void aFinishedUndoIsNotOfferedAgain() {
    PlanStatus plan = approvedUndo();
    visit(plan);
    bed.cluster.settle(true);
    verifyFor(plan, Duration.ofSeconds(140));
    assertThatThrownBy(() -> bed.proposed("INC-2", "image_pull"))
        .hasMessageContaining("was done already");
  }

  @Test
  void whatIsInHandForOneIncidentIsNotOfferedToAnother() {
    PlanStatus plan = approvedUndo();
    visit(plan);
    assertThatThrownBy(() -> bed.proposed("INC-2", "image_pull"))
        .hasMessageContaining(plan.id() + " is at work on it");
  }

  @Test
  void aRunStoppedAfterItsWriteIsNotOfferedAgain() {
    PlanStatus plan = approvedUndo();
    visit(plan);
    bed.cluster.settle(false);
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    bed.advance(Duration.ofMinutes(15));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast()).contains("The undo is incomplete");
    assertThatThrownBy(() -> bed.proposed("INC-2", "image_pull"))
        .hasMessageContaining("was done already");
  }

  private PlanStatus approvedMemory() {
    bed.cluster.settle(false);
    return bed.approved("INC-1", "oom_killed");
  }

  private PlanStatus approvedUndo() {
    bed.cluster.rollOut("checkout:1.8.3-rc1", "256Mi");
    bed.cluster.settle(false);
    PlanStatus plan = bed.proposed("INC-1", "image_pull");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.ASKER));
    TestBed.must(bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.APPROVE, ""));
    return plan;
  }

  private void visit(PlanStatus plan) {
    runner.visit(plan.id());
  }

  private void verifyFor(PlanStatus plan, Duration time) {
    visit(plan);
    for (long s = 0; s < time.toSeconds(); s += 20) {
      bed.advance(Duration.ofSeconds(20));
      visit(plan);
    }
  }

  private void crashAt(PlanStatus plan, String point) {
    FailPoint.arm(
        name -> {
          if (name.equals(point)) {
            throw new Crash();
          }
        });
    assertThatThrownBy(() -> visit(plan)).isInstanceOf(Crash.class);
    FailPoint.disarm();
  }

  private void stoppedUntouched(PlanStatus plan, String why) {
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast()).contains(why).contains("Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  private List<String> outcomes() {
    return bed.jdbc()
        .sql("select outcome from actions.plan_journal order by id")
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  private List<String> kept() {
    return bed.jdbc()
        .sql("select content from actions.kept_diagnostics")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The process is gone. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
