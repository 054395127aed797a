package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F23: who cancels is told the truth: what took effect stays until a person wants it back. */
class CancelTest {

  private final RunBed runs = RunBed.furnished();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void beforeItsStartNothingIsChanged() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    TestBed.must(cancel(plan, TestBed.ASKER));
    runs.visit(plan);
    runs.ended(
        plan, PlanState.CANCELLED, "Nothing was changed", "cancelled by U-engineer: not now");
    assertThat(bed.cluster.agents).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void f23TheCallInFlightIsFinishedAndNoFurtherStepBegins(String point) {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    cancelAt(plan, point);
    runs.visit(plan);
    runs.visit(plan);
    boolean before = point.equals("before-intent");
    runs.ended(
        plan,
        PlanState.CANCELLED,
        before ? "Nothing was changed." : "In effect: step 1 (Cordon Node worker-2");
    assertThat(bed.cluster.applied).hasSize(before ? 0 : 1);
    assertThat(runs.world.replicas()).isEqualTo(2);
  }

  @Test
  void aCallWhoseAnswerWasLostIsReadBackBeforeTheRunIsCalledEnded() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    bed.cluster.trouble = Trouble.ERROR_AFTER_EFFECT;
    runs.visit(plan);
    TestBed.must(cancel(plan, TestBed.ASKER));
    runs.visit(plan);
    runs.ended(plan, PlanState.CANCELLED, "In effect: step 1");
    assertThat(runs.journal()).containsExactly("1 DO RECOVERED");
  }

  @Test
  void aCancelThatComesWithTheLastStepIsDecidedOnce() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    cancelAt(plan, "before-verify");
    runs.visit(plan);
    runs.visit(plan);
    runs.ended(plan, PlanState.CANCELLED, "step 1 (Cordon", "step 2 (Scale");
  }

  @Test
  void aCancelThatComesWithTheProofLosesOrWinsWhole() {
    PlanStatus plan = runs.approved(runs.cordon());
    runs.visit(plan);
    runs.verifyFor(plan, Duration.ofSeconds(100));
    cancelAt(plan, "before-final");
    runs.verifyFor(plan, Duration.ofSeconds(40));
    runs.ended(plan, PlanState.CANCELLED, "In effect: step 1");
  }

  @Test
  void aCancelledRunWhoseNextStepCannotBeDoneEndsAllTheSame() {
    PlanStatus plan = runs.approved(runs.scale(), runs.restart());
    RunBed.at(
        "after-outcome",
        () -> {
          FailPoint.disarm();
          bed.cluster.environment("BY", "another");
          TestBed.must(cancel(plan, TestBed.ASKER));
        });
    runs.visit(plan);
    runs.visit(plan);
    runs.ended(plan, PlanState.CANCELLED, "step 2 was not done", "In effect: step 1 (Scale");
  }

  @Test
  void aCancelThatARevocationOvertookBarsNoLaterRequest() {
    PlanStatus plan = runs.approved(runs.cordon());
    RunBed.at(
        "before-intent",
        () -> {
          FailPoint.disarm();
          TestBed.must(cancel(plan, TestBed.ASKER));
          TestBed.must(bed.remediation().revoke(plan.id(), TestBed.APPROVER, "not this one"));
        });
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.PROPOSED);
    approvedAnew(plan);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aTaskOfAnEarlierRequestRunsNothing() {
    PlanStatus plan = runs.approved(runs.cordon());
    TestBed.must(bed.remediation().revoke(plan.id(), TestBed.APPROVER, "not yet"));
    approvedAnew(plan);
    assertThat(runs.runner.visit(plan.id(), 1)).isEqualTo(new Next.End());
    assertThat(runs.state(plan)).isEqualTo(PlanState.APPROVED);
    runs.runner.visit(plan.id(), 2);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
  }

  private void approvedAnew(PlanStatus plan) {
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.ASKER));
    TestBed.must(
        bed.remediation().decide(plan.id(), plan.hash(), TestBed.APPROVER, Vote.APPROVE, ""));
  }

  @Test
  void whatHasSucceededIsNotCancelled() {
    PlanStatus plan = runs.approved(runs.cordon());
    runs.verifyFor(plan, Duration.ofSeconds(160));
    assertThat(runs.state(plan)).isEqualTo(PlanState.SUCCEEDED);
    assertThat(cancel(plan, TestBed.APPROVER).text()).contains("is over already: succeeded");
  }

  @Test
  void onlyWhoAskedAndApproversMay() {
    PlanStatus plan = runs.approved(runs.cordon());
    PersonId other = new PersonId("U-other");
    bed.people.put(other, bed.people.get(TestBed.ASKER));
    for (PersonId person : List.of(other, TestBed.GUEST)) {
      assertThat(cancel(plan, person)).isInstanceOf(Answer.Refused.class);
    }
    assertThat(runs.state(plan)).isEqualTo(PlanState.APPROVED);
    TestBed.must(cancel(plan, TestBed.SECOND));
  }

  @Test
  void whoAskedMayAlsoWhileTheListOfApproversCannotBeRead() {
    PlanStatus plan = runs.approved(runs.cordon());
    Standing unread = new Standing.MaybeApprover(Optional.empty(), "Slack is down.");
    for (PersonId person : List.of(TestBed.ASKER, TestBed.SECOND)) {
      bed.people.put(person, unread);
    }
    assertThat(cancel(plan, TestBed.SECOND))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            no -> assertThat(no.reason()).isEqualTo(Answer.Reason.CANNOT_VERIFY));
    TestBed.must(cancel(plan, TestBed.ASKER));
  }

  @Test
  void anApproverTakesBackWhatACancelledRunLeft() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    cancelAt(plan, "after-outcome");
    runs.visit(plan);
    runs.visit(plan);
    assertThat(bed.remediation().undo(plan.id(), TestBed.ASKER)).isInstanceOf(Answer.Refused.class);
    TestBed.must(bed.remediation().undo(plan.id(), TestBed.APPROVER));
    assertThat(bed.remediation().undo(plan.id(), TestBed.SECOND))
        .isInstanceOf(Answer.Refused.class);
    assertThat(tasks()).hasSize(2);
    runs.visit(plan);
    runs.ended(plan, PlanState.CANCELLED, "everything is as it was");
    assertThat(runs.world.cordoned()).isFalse();
    assertThat(bed.remediation().undo(plan.id(), TestBed.APPROVER))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aCancelledUndoSaysWhatRemainsAndIsGoneOnWithByAPerson() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    bed.firing.add("INC-1");
    runs.visit(plan);
    bed.advance(Duration.ofMinutes(15));
    cancelAt(plan, "after-outcome");
    runs.visit(plan);
    runs.ended(
        plan,
        PlanState.ROLLBACK_INCOMPLETE,
        "cancelled by",
        "what remains: Uncordon Node worker-2");
    TestBed.must(bed.remediation().undo(plan.id(), TestBed.APPROVER));
    runs.visit(plan);
    runs.ended(plan, PlanState.UNDONE, "everything is as it was");
    assertThat(bed.cluster.applied).hasSize(4);
  }

  @Test
  void aWaitingRunHearsACancelAtOnce() {
    PlanStatus plan = runs.approved(new Step.Wait(60), runs.cordon());
    bed.jdbc()
        .sql("update actions.scheduled_tasks set execution_time = execution_time + interval '1 h'")
        .update();
    runs.visit(plan);
    TestBed.must(cancel(plan, TestBed.ASKER));
    assertThat(
            bed.jdbc()
                .sql(
                    "select count(*) from actions.scheduled_tasks where task_name = 'plan-run' and"
                        + " execution_time <= clock_timestamp() + interval '1 s'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private List<String> tasks() {
    return bed.jdbc()
        .sql("select task_instance from actions.scheduled_tasks where task_name = 'plan-run'")
        .query(String.class)
        .list();
  }

  private void cancelAt(PlanStatus plan, String point) {
    RunBed.at(
        point,
        () -> {
          FailPoint.disarm();
          TestBed.must(cancel(plan, TestBed.ASKER));
        });
  }

  private Answer cancel(PlanStatus plan, PersonId person) {
    return bed.remediation().cancel(plan.id(), person, "not now");
  }
}
