package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * I4: what cannot be told is not guessed; a person looks, says it, and the run goes on from there.
 */
class InDoubtTest {

  private final RunBed runs = new RunBed();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void f10WhatAPersonSawToHaveTakenEffectIsVerified() {
    PlanStatus plan = inDoubt();
    bed.cluster.rewrite("768Mi", "512Mi");
    TestBed.must(looked(plan, true));
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(160));
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
    assertThat(bed.cluster.applied).isEmpty();
    assertThat(bed.status(plan).progress())
        .anyMatch(p -> p.startsWith("U-approver looked: step 1 took effect"));
  }

  @Test
  void theRunThatGoesOnHasTheTimeOfItsPausesToo() {
    PlanStatus plan = runs.approved(runs.scale(), new Step.Wait(1200));
    runs.crashAt(plan, "after-intent");
    bed.cluster.set(object -> object.withObject("/spec").put("replicas", 3));
    bed.advance(Duration.ofSeconds(80));
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNKNOWN);
    TestBed.must(looked(plan, true));
    assertThat(
            bed.jdbc()
                .sql(
                    "select deadline_at > actions.hindsight_now() + interval '1200 s'"
                        + " from actions.plan_runs")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void whatAPersonSawNotToHaveTakenEffectIsNotTriedAgain() {
    PlanStatus plan = inDoubt();
    TestBed.must(looked(plan, false));
    runs.visit(plan);
    runs.ended(plan, PlanState.FAILED_BEFORE_EFFECT, "U-approver says that it did not take effect");
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void onlyAnApproverDecidesAndOnlyOnce() {
    PlanStatus plan = inDoubt();
    assertThat(bed.looked(plan, TestBed.ASKER, true)).isInstanceOf(Answer.Refused.class);
    TestBed.must(looked(plan, true));
    assertThat(looked(plan, false)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aWriteThatMayStillLandIsNotSaidToBeUndone() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "after-intent");
    bed.cluster.down = true;
    bed.advance(Duration.ofMinutes(16));
    bed.jdbc()
        .sql(
            "update actions.plan_journal set unsettled_until = actions.hindsight_now()"
                + " + interval '30 s'")
        .update();
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNKNOWN);
    assertThat(looked(plan, false).text()).contains("look again in");
    bed.advance(Duration.ofSeconds(31));
    TestBed.must(looked(plan, false));
  }

  @Test
  void f41AnUndoOfUnknownOutcomeIsLeftToAPersonWithWhatRemains() {
    PlanStatus plan = undoing();
    runs.crashAt(plan, "after-intent");
    bed.cluster.rollOut("checkout:1.8.2", "768Mi");
    bed.advance(Duration.ofSeconds(80));
    runs.visit(plan);
    runs.ended(plan, PlanState.ROLLBACK_INCOMPLETE, "what remains", "from 512Mi to 256Mi");
    int writes = bed.cluster.agents.size();
    assertThat(runs.visit(plan)).isEqualTo(new Next.End());
    assertThat(bed.cluster.agents).hasSize(writes);
    assertThat(bed.remediation().undo(plan.id(), TestBed.APPROVER).text())
        .contains("Say first whether");
    TestBed.must(looked(plan, true));
    runs.visit(plan);
    runs.ended(plan, PlanState.UNDONE, "everything is as it was");
  }

  @Test
  void f41ARefusedUndoIsTriedAgainOnlyWhenAPersonWantsIt() {
    PlanStatus plan = undoing();
    bed.cluster.trouble = Trouble.FORBIDDEN;
    runs.visit(plan);
    runs.ended(plan, PlanState.ROLLBACK_INCOMPLETE, "what remains", "from 512Mi to 256Mi");
    int writes = bed.cluster.agents.size();
    runs.visit(plan);
    assertThat(bed.cluster.agents).hasSize(writes);
    bed.cluster.trouble = Trouble.NONE;
    TestBed.must(bed.remediation().undo(plan.id(), TestBed.APPROVER));
    runs.visit(plan);
    runs.ended(plan, PlanState.UNDONE, "everything is as it was");
    assertThat(bed.cluster.memory()).isEqualTo("256Mi");
  }

  @Test
  void f37AnApiThatStaysAwayEndsTheRunBeforeAnyEffect() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "before-intent");
    bed.cluster.down = true;
    for (int i = 0; i < 5; i++) {
      runs.visit(plan);
      bed.advance(Duration.ofMinutes(2));
      assertThat(runs.state(plan)).isEqualTo(PlanState.RUNNING);
    }
    bed.advance(Duration.ofMinutes(6));
    runs.visit(plan);
    runs.ended(plan, PlanState.FAILED_BEFORE_EFFECT, "the deadline is over", "Nothing was changed");
  }

  /** Somebody else's change after a crash between intent and write. */
  private PlanStatus inDoubt() {
    PlanStatus plan = runs.approvedMemory();
    runs.crashAt(plan, "after-intent");
    bed.cluster.rollOut("checkout:1.8.2", "768Mi");
    bed.advance(Duration.ofSeconds(80));
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNKNOWN);
    return plan;
  }

  private PlanStatus undoing() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(false);
    bed.advance(Duration.ofMinutes(15));
    return plan;
  }

  private Answer looked(PlanStatus plan, boolean applied) {
    return bed.looked(plan, TestBed.APPROVER, applied);
  }
}
