package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.approval.Approvers.Standing;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps an approved plan from its start. */
class StartTest {

  private final RunBed runs = new RunBed();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aMovedWorldStopsTheRun() {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.generation();
    runs.visit(plan);
    runs.stoppedUntouched(plan, "was changed since the plan was made");
  }

  @Test
  void anObjectMadeAnewIsAnotherObject() {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.remake();
    runs.visit(plan);
    runs.stoppedUntouched(plan, "deleted and made again");
  }

  @Test
  void theStopSwitchHoldsTheStart() {
    PlanStatus plan = runs.approvedMemory();
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    runs.visit(plan);
    runs.stoppedUntouched(plan, "stopped all runs: freeze");
  }

  @Test
  void theStopSwitchHoldsAnIntendedStepOnceItIsKnownNotToBeDone() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "after-intent");
    TestBed.must(bed.remediation().stopAll(APPROVER, "freeze"));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    bed.advance(Duration.ofSeconds(76));
    runs.visit(plan);
    runs.stoppedUntouched(plan, "freeze");
  }

  @Test
  void anApproverWhoMayNotAnyMoreBlocksTheStart() {
    PlanStatus plan = runs.approvedMemory();
    bed.people.put(APPROVER, new Standing.Nobody("deactivated"));
    runs.visit(plan);
    runs.stoppedUntouched(plan, APPROVER + " approved, but may not any more");
  }

  @Test
  void aRequesterWhoLeftBeforeTheStartIsNoReasonToRun() {
    PlanStatus plan = runs.approvedMemory();
    bed.people.put(ASKER, new Standing.Nobody("deactivated"));
    runs.visit(plan);
    runs.stoppedUntouched(plan, ASKER + " asked for it, but may not any more");
  }

  @Test
  void anApprovalNotUsedInTimeLapses() {
    PlanStatus plan = runs.approvedMemory();
    bed.advance(Duration.ofMinutes(11));
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void anApprovalThatLapsesDuringSlowLookUpsDoesNotStart() {
    PlanStatus plan = runs.approvedMemory();
    bed.cluster.beforePods = () -> bed.advance(Duration.ofMinutes(11));
    runs.visit(plan);
    bed.cluster.beforePods = () -> {};
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    runs.visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.cluster.agents).isEmpty();
  }
}
