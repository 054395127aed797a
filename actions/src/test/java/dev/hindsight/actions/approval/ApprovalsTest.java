package dev.hindsight.actions.approval;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static dev.hindsight.actions.TestBed.GUEST;
import static dev.hindsight.actions.TestBed.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may say yes, to what, until when. */
class ApprovalsTest {

  private final TestBed bed = new TestBed();
  private PlanStatus plan;

  @BeforeEach
  void aPlanIsProposed() {
    bed.cluster.settle(false);
    plan = bed.proposed("INC-1", "oom_killed");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void askedByOneApprovedByAnother() {
    assertThat(ask(ASKER)).isInstanceOf(Accepted.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    assertThat(decide(APPROVER, Vote.APPROVE)).isInstanceOf(Accepted.class);
    PlanStatus now = bed.status(plan);
    assertThat(now.state()).isEqualTo(PlanState.APPROVED);
    assertThat(now.approvedBy()).containsExactly(APPROVER);
    assertThat(runs()).isEqualTo(1);
    assertThat(bed.told).endsWith(plan.id() + " APPROVED");
  }

  @Test
  void whatWaitsIsListedWhileItWaitsOrRunsAndWhatLapsesFirstIsFirst() {
    PlanStatus second = bed.proposed("INC-2", "oom_killed");
    assertThat(bed.remediation().asked()).isEmpty();
    TestBed.must(bed.remediation().ask(second.id(), second.hash(), ASKER));
    TestBed.must(ask(ASKER));
    assertThat(bed.remediation().asked()).containsExactly(second.id(), plan.id());
    TestBed.must(
        bed.remediation().decide(second.id(), second.hash(), APPROVER, Vote.APPROVE, "yes"));
    assertThat(bed.remediation().asked()).containsExactly(plan.id(), second.id());
    TestBed.must(decide(APPROVER, Vote.REJECT));
    assertThat(bed.remediation().asked()).containsExactly(second.id());
  }

  @Test
  void nobodyApprovesTheirOwnRequest() {
    ask(APPROVER);
    refused(decide(APPROVER, Vote.APPROVE), Reason.OWN_REQUEST);
    assertThat(runs()).isZero();
  }

  @Test
  void onlyApproversDecide() {
    ask(ASKER);
    refused(decide(GUEST, Vote.APPROVE), Reason.NOT_AN_APPROVER);
    PersonId colleague = new PersonId("U-colleague");
    bed.people.put(colleague, new Standing.Colleague(() -> "Ask Ada."));
    refused(decide(colleague, Vote.APPROVE), Reason.NOT_AN_APPROVER);
    bed.people.put(APPROVER, new Standing.Unverified("Slack does not answer."));
    refused(decide(APPROVER, Vote.APPROVE), Reason.CANNOT_VERIFY);
    assertThat(bed.status(plan).approvedBy()).isEmpty();
  }

  @Test
  void whoseListCannotBeReadAsksAsAColleagueAndDecidesNothing() {
    Standing unread = new Standing.MaybeApprover(Optional.empty(), "Slack is down.");
    bed.people.put(ASKER, unread);
    bed.people.put(APPROVER, unread);
    assertThat(ask(ASKER)).isInstanceOf(Accepted.class);
    refused(decide(APPROVER, Vote.APPROVE), Reason.CANNOT_VERIFY);
    refused(decide(APPROVER, Vote.REJECT), Reason.CANNOT_VERIFY);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
  }

  @Test
  void guestsMayNotEvenAsk() {
    refused(ask(GUEST), Reason.NOT_AN_APPROVER);
  }

  @Test
  void anotherHashIsAnotherPlan() {
    ask(ASKER);
    refused(
        bed.remediation().decide(plan.id(), "0".repeat(64), APPROVER, Vote.APPROVE, ""),
        Reason.HASH_DIFFERS);
  }

  @Test
  void aChangedWorldGivesANewVersionAndVoidsTheOldOne() {
    ask(ASKER);
    bed.cluster.generation();
    PlanStatus newer = bed.proposed("INC-1", "oom_killed");
    assertThat(newer.id()).isEqualTo(plan.id());
    assertThat(newer.version()).isEqualTo(2);
    assertThat(newer.state()).isEqualTo(PlanState.PROPOSED);
    refused(decide(APPROVER, Vote.APPROVE), Reason.HASH_DIFFERS);
  }

  @Test
  void theSameWorldGivesTheSamePlan() {
    PlanStatus again = bed.proposed("INC-1", "oom_killed");
    assertThat(again.id()).isEqualTo(plan.id());
    assertThat(again.version()).isEqualTo(1);
  }

  @Test
  void databaseTimeDecidesAboutExpiry() {
    ask(ASKER);
    bed.advance(Duration.ofMinutes(31));
    refused(decide(APPROVER, Vote.APPROVE), Reason.EXPIRED);
    assertThat(bed.bean(Approvals.class).expire(plan.id())).isFalse();
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.told).endsWith(plan.id() + " EXPIRED");
    assertThat(ask(ASKER)).isInstanceOf(Accepted.class);
    assertThat(decide(APPROVER, Vote.APPROVE)).isInstanceOf(Accepted.class);
  }

  @Test
  void aLapsedPlanGivesWayToTheOneThatFollowedIt() {
    ask(ASKER);
    bed.advance(Duration.ofMinutes(31));
    bed.bean(Approvals.class).expire(plan.id());
    bed.cluster.generation();
    PlanStatus newer = bed.proposed("INC-1", "oom_killed");
    assertThat(newer.id()).isNotEqualTo(plan.id());
    refused(ask(ASKER), Reason.WRONG_STATE);
  }

  @Test
  void rejectedIsFinal() {
    ask(ASKER);
    decide(APPROVER, Vote.REJECT);
    refused(decide(SECOND, Vote.APPROVE), Reason.WRONG_STATE);
    assertThat(bed.status(plan).rejectedBy()).contains(APPROVER);
    assertThat(runs()).isZero();
  }

  @Test
  void theStopRefusesNewApprovals() {
    ask(ASKER);
    TestBed.must(bed.remediation().stopAll(ASKER, "we look first"));
    refused(decide(APPROVER, Vote.APPROVE), Reason.STOPPED);
    Instant stopped = bed.remediation().stopped().orElseThrow().at();
    TestBed.must(bed.remediation().resume(APPROVER, "done", stopped));
    assertThat(decide(APPROVER, Vote.APPROVE)).isInstanceOf(Accepted.class);
  }

  private Answer ask(PersonId person) {
    return bed.remediation().ask(plan.id(), plan.hash(), person);
  }

  private Answer decide(PersonId person, Vote vote) {
    return bed.remediation().decide(plan.id(), plan.hash(), person, vote, "");
  }

  private static void refused(Answer answer, Reason reason) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private long runs() {
    return bed.runs();
  }
}
