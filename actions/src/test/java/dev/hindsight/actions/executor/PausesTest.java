package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.verify.Probe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that wait, look or ask: journaled, resumable, over by their stored start. */
class PausesTest {

  private final RunBed runs = RunBed.furnished();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"after-pause-begun", "before-pause-outcome"})
  void f12AWaitCountsFromItsStoredStart(String point) {
    PlanStatus plan = runs.approved(new Step.Wait(60), runs.cordon());
    if (point.equals("before-pause-outcome")) {
      runs.visit(plan);
      bed.advance(Duration.ofSeconds(61));
    }
    runs.crashAt(plan, point);
    assertThat(runs.world.cordoned()).isFalse();
    bed.advance(Duration.ofSeconds(point.equals("after-pause-begun") ? 50 : 1));
    if (point.equals("after-pause-begun")) {
      runs.visitElsewhere(plan.id());
      assertThat(runs.world.cordoned()).as("10 s are left").isFalse();
      bed.advance(Duration.ofSeconds(11));
    }
    runs.visitElsewhere(plan.id());
    assertThat(runs.world.cordoned()).isTrue();
    assertThat(runs.journal()).containsExactly("1 DO DONE", "2 DO DONE");
  }

  @Test
  void aYesIsTakenBackWhileTheRunWaitsForItsFirstWrite() {
    PlanStatus plan = runs.approved(new Step.Wait(60), runs.cordon());
    runs.visit(plan);
    assertThat(runs.journal()).containsExactly("1 DO open");
    TestBed.must(bed.remediation().revoke(plan.id(), TestBed.APPROVER, "not now"));
    assertThat(runs.state(plan)).isEqualTo(PlanState.PROPOSED);
    assertThat(runs.journal()).as("a later run waits anew").isEmpty();
    assertThat(runs.visit(plan)).isEqualTo(new Next.End());
  }

  @Test
  void aWaitDoesNotBeginOnceTheYesWasTakenBack() {
    PlanStatus plan = runs.approved(new Step.Wait(60), runs.cordon());
    RunBed.at(
        "before-pause",
        () -> {
          FailPoint.disarm();
          TestBed.must(bed.remediation().revoke(plan.id(), TestBed.APPROVER, "not now"));
        });
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.PROPOSED);
    assertThat(runs.journal()).isEmpty();
  }

  @Test
  void theRunHasTheTimeOfItsPausesBesidesItsDeadline() {
    PlanStatus plan = runs.approved(new Step.Wait(1200), runs.cordon());
    runs.visit(plan);
    bed.advance(Duration.ofSeconds(1201));
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aCheckIsLookedAtUntilItIsSo() {
    bed.cluster.extra.put("/ready", "503");
    PlanStatus plan = runs.approved(http(), runs.cordon());
    assertThat(runs.visit(plan)).isEqualTo(new Next.Later(Duration.ofSeconds(3)));
    assertThat(runs.world.cordoned()).isFalse();
    bed.cluster.extra.put("/ready", "{}");
    runs.visit(plan);
    assertThat(runs.world.cordoned()).isTrue();
  }

  @Test
  void aCheckThatIsNeverSoEndsTheRunBeforeItsWrite() {
    bed.cluster.extra.put("/ready", "503");
    PlanStatus plan = runs.approved(http(), runs.cordon());
    runs.visit(plan);
    bed.advance(Duration.ofSeconds(31));
    runs.visit(plan);
    runs.ended(plan, PlanState.FAILED_BEFORE_EFFECT, "answers 503", "Nothing was changed");
  }

  @Test
  void aCheckThatIsNeverSoTakesBackWhatWasDoneBefore() {
    bed.cluster.extra.put("/ready", "503");
    PlanStatus plan = runs.approved(runs.cordon(), http());
    runs.visit(plan);
    bed.advance(Duration.ofSeconds(31));
    runs.visit(plan);
    runs.ended(plan, PlanState.FAILED, "everything is as it was");
    assertThat(runs.world.cordoned()).isFalse();
  }

  @Test
  void aCheckOfAHostThatIsNotAllowedKeepsThePlanFromItsStart() {
    Step check = new Step.Check(new Probe.Http("http://metadata.internal/latest"), 30);
    PlanStatus plan = runs.approved(runs.cordon(), check);
    runs.visit(plan);
    runs.stoppedUntouched(plan, "host metadata.internal is not in hindsight.checks.hosts");
  }

  @Test
  void aPersonsYesLetsTheRunGoOn() {
    PlanStatus plan = runs.approved(new Step.Ask("Is the queue empty?", 600), runs.cordon());
    runs.visit(plan);
    assertThat(runs.last(plan)).contains("Is the queue empty?");
    assertThat(bed.answer(plan, TestBed.ASKER, true)).isInstanceOf(Answer.Refused.class);
    runs.visit(plan);
    assertThat(runs.world.cordoned()).isFalse();
    TestBed.must(bed.answer(plan, TestBed.APPROVER, true));
    runs.visit(plan);
    assertThat(runs.world.cordoned()).isTrue();
    assertThat(bed.answer(plan, TestBed.APPROVER, false)).isInstanceOf(Answer.Refused.class);
  }

  /** A press that is done again after a take-over, or a colleague's a moment later. */
  @Test
  void anAnswerIsToTheQuestionThatWasReadAndToNoLaterOne() {
    PlanStatus plan =
        runs.approved(
            new Step.Ask("Is the queue empty?", 600),
            new Step.Ask("Is there a backup?", 600),
            runs.cordon());
    runs.visit(plan);
    String first = bed.remediation().waitsWith(plan.id()).orElseThrow();
    TestBed.must(bed.remediation().answer(plan.id(), TestBed.APPROVER, first, true));
    runs.visit(plan);
    assertThat(runs.last(plan)).contains("Is there a backup?");
    assertThat(bed.remediation().answer(plan.id(), TestBed.APPROVER, first, true))
        .isInstanceOf(Answer.Refused.class);
    runs.visit(plan);
    assertThat(runs.world.cordoned()).isFalse();
    TestBed.must(bed.answer(plan, TestBed.APPROVER, true));
    runs.visit(plan);
    assertThat(runs.world.cordoned()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNoOrSilenceEndsTheRun(boolean silence) {
    PlanStatus plan = runs.approved(new Step.Ask("Is the queue empty?", 600), runs.cordon());
    runs.visit(plan);
    if (silence) {
      bed.advance(Duration.ofSeconds(601));
      assertThat(bed.answer(plan, TestBed.APPROVER, true))
          .as("too late by the database's time")
          .isInstanceOf(Answer.Refused.class);
    } else {
      TestBed.must(bed.answer(plan, TestBed.APPROVER, false));
    }
    runs.visit(plan);
    runs.ended(
        plan,
        PlanState.FAILED_BEFORE_EFFECT,
        silence ? "nobody answered in time" : "U-approver said no");
    assertThat(runs.world.cordoned()).isFalse();
  }

  @Test
  void aStopEndsAWaitToo() {
    PlanStatus plan = runs.approved(new Step.Wait(60), runs.cordon());
    runs.visit(plan);
    TestBed.must(bed.remediation().stopAll(TestBed.APPROVER, "freeze"));
    runs.visit(plan);
    runs.stoppedUntouched(plan, "freeze");
  }

  private Step http() {
    return new Step.Check(new Probe.Http(bed.cluster.url() + "/ready"), 30);
  }
}
