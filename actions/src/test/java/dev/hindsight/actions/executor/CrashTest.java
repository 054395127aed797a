package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run goes on after its owner died or was left behind, and writes nothing twice. */
class CrashTest {

  private final RunBed runs = new RunBed();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashAnywhereLeavesOneWrite(String point) {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, point);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    try (var other = bed.instance()) {
      PlanRunner second = other.getBean(PlanRunner.class);
      second.visit(plan.id());
      assertThat(bed.cluster.applied).hasSize(1);
      assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
      assertThat(runs.outcomes())
          .containsExactly(point.equals("after-write") ? "RECOVERED" : "DONE");
    }
  }

  @Test
  void aCrashDuringVerificationNeitherShortensNorRestartsIt() {
    PlanStatus plan = runs.approvedMemory();
    bed.firing.add("INC-1");
    runs.crashAt(plan, "during-verify");
    assertThat(bed.cluster.applied).hasSize(1);
    bed.cluster.settle(true);
    bed.advance(Duration.ofMinutes(14));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    bed.advance(Duration.ofMinutes(1));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashDuringTheUndoLeavesOneUndo(String point) {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(false);
    bed.advance(Duration.ofMinutes(15));
    runs.crashAt(plan, point);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDOING);
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
    assertThat(bed.cluster.applied).hasSize(2);
    assertThat(bed.cluster.memory()).isEqualTo("256Mi");
  }

  @Test
  void anUnreachableClusterEndsAtTheDeadlineAsUnknownOnceAWriteWasIntended() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "after-intent");
    bed.cluster.down = true;
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    bed.advance(Duration.ofMinutes(16));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNKNOWN);
    assertThat(bed.status(plan).progress().getLast()).contains("A person must look");
  }

  @Test
  void aChangeByAnotherAfterACrashIsNotGuessedAt() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "after-intent");
    bed.cluster.rollOut("checkout:1.8.2", "768Mi");
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNKNOWN);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void onlyErrorsOfOurOwnGiveARunUp() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "before-intent");
    bed.cluster.down = true;
    for (int i = 0; i < 12; i++) {
      runs.visit(plan);
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
      runs.visit(plan);
    }
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNKNOWN);
    assertThat(bed.status(plan).progress().getLast()).contains("internal error");
  }

  @Test
  void aStaleOwnerChangesNothing() {
    PlanStatus plan = runs.approvedMemory();
    long mine = bed.bean(JdbcRuns.class).claim(plan.id(), Optional.empty()).orElseThrow();
    Run stale = bed.bean(JdbcRuns.class).load(plan.id(), mine, Optional.empty());
    bed.bean(JdbcRuns.class).claim(plan.id(), Optional.empty());
    Ledger ledger = bed.bean(Ledger.class);
    assertThatThrownBy(() -> ledger.move(stale, PlanState.SUCCEEDED, "too late"))
        .isInstanceOf(StaleLease.class);
    assertThatThrownBy(() -> bed.bean(StartPhase.class).run(stale)).isInstanceOf(StaleLease.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    assertThat(bed.status(plan).progress()).doesNotContain("too late");
  }

  @Test
  void anOwnerTakenOverBeforeItsWriteDoesNotWrite() {
    PlanStatus plan = runs.approvedMemory();
    FailPoint.arm(
        name -> {
          if (name.equals("before-intent")) {
            bed.bean(JdbcRuns.class).claim(plan.id(), Optional.empty());
          }
        });
    assertThat(runs.runner.visit(plan.id())).isInstanceOf(Next.Later.class);
    assertThat(bed.cluster.agents).isEmpty();
  }
}
