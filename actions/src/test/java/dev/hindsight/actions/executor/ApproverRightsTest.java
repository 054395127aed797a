package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.approval.Approvers.Standing;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run whose writes are made with the rights of the person who approved it. */
class ApproverRightsTest {

  private static final String ENABLED = "hindsight.kubernetes.impersonation.enabled";
  private static final String USERS = "hindsight.kubernetes.impersonation.users.";

  @AfterEach
  void clear() {
    System.clearProperty(ENABLED);
    System.clearProperty(USERS + TestBed.APPROVER);
    System.clearProperty(USERS + TestBed.SECOND);
  }

  @Test
  void theWriteIsMadeAsWhoApproved() {
    try (RunBed runs = as(TestBed.APPROVER.value())) {
      runs.visit(runs.approvedMemory());
      assertThat(runs.bed.cluster.actors)
          .singleElement()
          .asString()
          .startsWith("ada@example.com fieldManager=");
    }
  }

  @Test
  void whereNothingIsSetTheBotWritesAsItself() {
    try (RunBed runs = new RunBed()) {
      runs.visit(runs.approvedMemory());
      assertThat(runs.bed.cluster.actors)
          .singleElement()
          .asString()
          .startsWith("the bot fieldManager=");
    }
  }

  @Test
  void whoHasNoNameInTheClusterRunsNothing() {
    try (RunBed runs = as(TestBed.SECOND.value())) {
      PlanStatus plan = runs.approvedMemory();
      runs.visit(plan);
      runs.visit(plan);
      assertThat(runs.bed.status(plan).progress().toString())
          .contains(USERS + TestBed.APPROVER + " names no user");
      assertThat(runs.bed.cluster.actors).isEmpty();
    }
  }

  @Test
  void whoIsNoApproverAnyMoreLendsNoRightsAndWhoWantsTheUndoLendsTheirs() {
    try (RunBed runs = asTwo()) {
      PlanStatus plan = undoing(runs);
      runs.bed.people.put(TestBed.APPROVER, new Standing.Colleague(() -> "Ask Carol."));
      runs.visit(plan);
      runs.ended(
          plan,
          PlanState.ROLLBACK_INCOMPLETE,
          TestBed.APPROVER + " approved, but is not an approver any more");
      assertThat(runs.bed.cluster.actors).hasSize(1);

      TestBed.must(runs.bed.remediation().undo(plan.id(), TestBed.SECOND));
      runs.visit(plan);
      runs.ended(plan, PlanState.UNDONE, "everything is as it was");
      assertThat(runs.bed.cluster.actors)
          .satisfiesExactly(
              first -> assertThat(first).startsWith("ada@example.com "),
              second -> assertThat(second).startsWith("carol@example.com "));
    }
  }

  @Test
  void whoWantedTheUndoAndMayNoMoreStopsIt() {
    try (RunBed runs = asTwo()) {
      PlanStatus plan = undoing(runs);
      runs.bed.people.put(TestBed.APPROVER, new Standing.Nobody("Left."));
      runs.visit(plan);
      TestBed.must(runs.bed.remediation().undo(plan.id(), TestBed.SECOND));
      runs.bed.people.put(TestBed.SECOND, new Standing.Nobody("Left too."));
      runs.bed.people.put(TestBed.APPROVER, new Standing.Approver());
      runs.visit(plan);
      runs.ended(
          plan,
          PlanState.ROLLBACK_INCOMPLETE,
          TestBed.SECOND + " wanted the run to go on, but may not any more: Left too.");
      assertThat(runs.bed.cluster.actors).hasSize(1);
    }
  }

  @Test
  void whoeverSaysHowAStepInDoubtEndedLendsTheirRightsToTheRest() {
    try (RunBed runs = asTwo()) {
      PlanStatus plan = runs.approved(runs.scale(), runs.restart());
      runs.crashAt(plan, "after-intent");
      runs.bed.cluster.set(object -> object.withObject("/spec").put("replicas", 3));
      runs.bed.advance(Duration.ofSeconds(80));
      runs.visit(plan);
      assertThat(runs.state(plan)).isEqualTo(PlanState.UNKNOWN);
      runs.bed.people.put(TestBed.APPROVER, new Standing.Nobody("Left."));
      TestBed.must(runs.bed.looked(plan, TestBed.SECOND, true));
      runs.visit(plan);
      assertThat(runs.bed.cluster.actors)
          .as(runs.bed.status(plan).progress().toString())
          .singleElement()
          .asString()
          .startsWith("carol@example.com ");
    }
  }

  @Test
  void whoResumedAnEarlierRunOfThePlanLendsNothingToTheNextOne() {
    try (RunBed runs = asTwo()) {
      PlanStatus plan = runs.approvedMemory();
      runs.crashAt(plan, "before-start");
      runs.bed
          .jdbc()
          .sql("update actions.plan_runs set resumed_by = :person, resumed_proof = 'CHAT'")
          .param("person", TestBed.SECOND.value())
          .update();
      runs.visit(plan);
      assertThat(runs.bed.cluster.actors).singleElement().asString().startsWith("ada@example.com ");
    }
  }

  @Test
  void whileNobodyCanTellWhetherTheApproverStillMayItWaits() {
    try (RunBed runs = asTwo()) {
      PlanStatus plan = undoing(runs);
      runs.bed.people.put(TestBed.APPROVER, new Standing.Unverified("Slack is down."));
      runs.visit(plan);
      assertThat(runs.state(plan)).isEqualTo(PlanState.UNDOING);
      assertThat(runs.bed.cluster.actors).hasSize(1);
      runs.bed.people.put(TestBed.APPROVER, new Standing.Approver());
      runs.visit(plan);
      runs.ended(plan, PlanState.UNDONE, "everything is as it was");
    }
  }

  @Test
  void aYesToSomethingElseLendsNoRights() {
    try (RunBed runs = asTwo()) {
      PlanStatus plan = runs.approvedMemory();
      runs.crashAt(plan, "before-intent");
      runs.bed
          .jdbc()
          .sql(
              """
              insert into actions.plan_votes
                (plan, version, request_no, person, identity, proof, hash, vote, reason, at)
              select plan, version, request_no, :person, :person, proof, repeat('0', 64), vote,
                reason, at - interval '1 minute' from actions.plan_votes\
              """)
          .param("person", TestBed.SECOND.value())
          .update();
      runs.visit(plan);
      assertThat(runs.bed.cluster.actors).singleElement().asString().startsWith("ada@example.com ");
    }
  }

  /** The step was made, and it did not help. */
  private static PlanStatus undoing(RunBed runs) {
    PlanStatus plan = runs.approvedMemory();
    runs.visit(plan);
    runs.bed.cluster.settle(false);
    runs.bed.advance(Duration.ofMinutes(15));
    runs.crashAt(plan, "between-undo-steps");
    assertThat(runs.state(plan)).isEqualTo(PlanState.UNDOING);
    assertThat(runs.bed.cluster.actors).hasSize(1);
    return plan;
  }

  private static RunBed asTwo() {
    System.setProperty(USERS + TestBed.SECOND, "carol@example.com");
    return as(TestBed.APPROVER.value());
  }

  private static RunBed as(String person) {
    System.setProperty(ENABLED, "true");
    System.setProperty(USERS + person, "ada@example.com");
    return new RunBed();
  }
}
