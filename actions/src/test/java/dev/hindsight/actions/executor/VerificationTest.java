package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.verify.Probe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change is proven by good samples in a row, through a soak, before the deadline. */
class VerificationTest {

  private final RunBed runs = new RunBed();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void theLimitIsTakenBackWhenItDoesNotHelp() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(false);
    runs.verifyFor(plan, Duration.ofMinutes(16));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
    assertThat(bed.cluster.memory()).isEqualTo("256Mi");
    assertThat(bed.cluster.applied).hasSize(2);
  }

  @Test
  void goodThenBadStartsTheSoakAnew() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(100));
    bed.cluster.settle(false);
    runs.verifyFor(plan, Duration.ofSeconds(20));
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofSeconds(100));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    runs.verifyFor(plan, Duration.ofSeconds(60));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aRestartStartsTheSoakAnewAndNoMore() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(true);
    bed.cluster.restartAPod();
    runs.verifyFor(plan, Duration.ofSeconds(120));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    runs.verifyFor(plan, Duration.ofSeconds(40));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aPodThatKeepsRestartingIsNeverGoodForLong() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(true);
    for (int minute = 0; minute < 16; minute++) {
      bed.cluster.restartAPod();
      runs.verifyFor(plan, Duration.ofMinutes(1));
    }
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
  }

  @Test
  void somebodyElsesChangeDuringVerificationIsLeftAlone() {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.rollOut("checkout:1.8.2", "1Gi");
    runs.verifyFor(plan, Duration.ofSeconds(20));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.cluster.memory()).isEqualTo("1Gi");
  }

  @Test
  void f40TheServicesOwnIndicatorMustBeGoodToo() {
    errorRatio("0.20");
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofMinutes(4));
    assertThat(runs.state(plan))
        .as("the alert is gone, the replicas are fine")
        .isEqualTo(PlanState.VERIFYING);
    assertThat(runs.last(plan)).contains("error_ratio is 0.2000, wanted at most 0.05");
    errorRatio("0.01");
    runs.verifyFor(plan, Duration.ofSeconds(140));
    runs.ended(plan, PlanState.SUCCEEDED, "It helped", "error_ratio is 0.01000");
  }

  @Test
  void f40AnIndicatorThatFlipsInsideTheSoakIsNoProofAndIsTakenBackAtTheDeadline() {
    errorRatio("0.01");
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(true);
    for (int minute = 0; minute < 16 && runs.state(plan) == PlanState.VERIFYING; minute++) {
      errorRatio(minute % 2 == 0 ? "0.01" : "0.20");
      runs.verifyFor(plan, Duration.ofMinutes(1));
    }
    runs.ended(plan, PlanState.UNDONE, "everything is as it was");
    assertThat(bed.cluster.memory()).isEqualTo("256Mi");
  }

  @Test
  void anIndicatorThatCannotBeReadProvesNothing() {
    errorRatio("0.01");
    bed.cluster.extra.put("/api/v1/query", "503");
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    bed.cluster.settle(true);
    runs.verifyFor(plan, Duration.ofMinutes(4));
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void f40WhatCannotBeTakenBackIsLeftToAPerson() {
    runs.world.furnish();
    PlanStatus plan = runs.world.approved("restart-rollout");
    bed.firing.add("INC-1");
    runs.visit(plan);
    bed.cluster.payments(true);
    runs.verifyFor(plan, Duration.ofMinutes(16));
    runs.ended(plan, PlanState.FAILED, "Nothing is taken back. Step 1 stays");
  }

  private void errorRatio(String value) {
    bed.indicators.put("INC-1", new Probe.Metric("error_ratio", Probe.Limit.AT_MOST, 0.05));
    bed.cluster.extra.put(
        "/api/v1/query",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"%s\"]}]}}"
            .formatted(value));
  }
}
