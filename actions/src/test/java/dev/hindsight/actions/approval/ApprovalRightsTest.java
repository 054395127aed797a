package dev.hindsight.actions.approval;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static dev.hindsight.actions.TestBed.SECOND;
import static dev.hindsight.actions.TestBed.approver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.store.PlanLog;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The attack cases about who agrees: A20 to A26, and T2 of the threat model. */
class ApprovalRightsTest {

  private static final PersonId OTHER_ACCOUNT = new PersonId("U-approver-at-home");

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
  void a20TheRequesterDoesNotApproveTheirOwnPlan() {
    must(ask(APPROVER));
    refused(approve(APPROVER), Reason.OWN_REQUEST);
  }

  @Test
  void a20TheBotItselfApprovesNothing() {
    must(ask(ASKER));
    refused(approve(PlanLog.BOT), Reason.NOT_AN_APPROVER);
    assertThat(bed.count("plan_votes", "true")).isZero();
  }

  @Test
  void a20TheRequesterDoesNotApproveByAnotherAccountOfTheirs() {
    twoAccounts();
    must(ask(APPROVER));
    refused(approve(OTHER_ACCOUNT), Reason.OWN_REQUEST);
    assertThat(bed.runs()).isZero();
  }

  @Test
  void a22OneHumanBeingWithTwoAccountsIsOneVote() {
    plan = bed.proposed("INC-1", "oom_killed", 2);
    twoAccounts();
    bothHaveRead(APPROVER, OTHER_ACCOUNT, SECOND);
    must(ask(ASKER));
    must(approve(APPROVER));
    refused(approve(OTHER_ACCOUNT), Reason.ALREADY_VOTED);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    must(approve(SECOND));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
  }

  @Test
  void a22TheDatabaseItselfTakesOneVoteAHumanBeing() {
    must(ask(ASKER));
    must(approve(APPROVER));
    String twice =
        """
        insert into actions.plan_votes (plan, version, request_no, person, identity, vote, reason)
        select plan, version, request_no, 'U-else', coalesce(identity, person), vote, ''
        from actions.plan_votes on conflict do nothing\
        """;
    assertThat(bed.jdbc().sql(twice).update()).isZero();
  }

  @Test
  void a23AForgedHashOrPlanIsNothing() {
    must(ask(ASKER));
    refused(
        bed.remediation().decide(plan.id(), "f".repeat(64), APPROVER, Vote.APPROVE, ""),
        Reason.HASH_DIFFERS);
    refused(
        bed.remediation().decide(new PlanId(999_999_999L), plan.hash(), APPROVER, Vote.APPROVE, ""),
        Reason.UNKNOWN_PLAN);
    assertThat(bed.count("plan_votes", "true")).isZero();
  }

  @Test
  void a23AHashOfAnotherPlanDoesNotApproveThisOne() {
    PlanStatus other = bed.proposed("INC-2", "overload");
    must(ask(ASKER));
    refused(
        bed.remediation().decide(plan.id(), other.hash(), APPROVER, Vote.APPROVE, ""),
        Reason.HASH_DIFFERS);
  }

  @Test
  void a25APlanAlteredInTheDatabaseIsNotApproved() {
    must(ask(ASKER));
    bed.jdbc().sql("update actions.plans set json = replace(json, '512Mi', '4000Mi')").update();
    refused(approve(APPROVER), Reason.HASH_DIFFERS);
    assertThat(bed.runs()).isZero();
  }

  @Test
  void a26AHundredRequestsInAMinuteAreTooMany() {
    int accepted = 0;
    for (int i = 0; i < 100; i++) {
      PlanStatus each = bed.proposed("INC-" + (100 + i), "oom_killed");
      Answer answer = bed.remediation().ask(each.id(), each.hash(), ASKER);
      accepted += answer instanceof Accepted ? 1 : 0;
      if (answer instanceof Refused(Reason reason, String text)) {
        assertThat(reason).isEqualTo(Reason.TOO_MANY);
        assertThat(text).contains("need time to read");
      }
    }
    assertThat(accepted).isEqualTo(10);
    bed.advance(Duration.ofSeconds(61));
    must(ask(ASKER));
  }

  @Test
  void a26WhereMuchIsAtStakeItIsReadFirst() {
    plan = bed.proposed("INC-1", "oom_killed", 2);
    must(ask(ASKER));
    refused(approve(APPROVER), Reason.READ_FIRST);
    bed.remediation().shown(plan.id(), plan.hash(), APPROVER);
    bed.advance(Duration.ofSeconds(5));
    refused(approve(APPROVER), Reason.READ_FIRST);
    bed.advance(Duration.ofSeconds(6));
    must(approve(APPROVER));
    refused(approve(SECOND), Reason.READ_FIRST);
  }

  @Test
  void a26HavingReadAnotherVersionDoesNotCount() {
    plan = bed.proposed("INC-1", "oom_killed", 2);
    bed.remediation().shown(plan.id(), plan.hash(), APPROVER);
    bed.cluster.generation();
    plan = bed.proposed("INC-1", "oom_killed", 2);
    bed.advance(Duration.ofMinutes(1));
    must(ask(ASKER));
    refused(approve(APPROVER), Reason.READ_FIRST);
  }

  @Test
  void t2RightsGoByRisk() {
    bed.people.put(APPROVER, approver("ada", false, Risk.LOW));
    must(ask(ASKER));
    refused(approve(APPROVER), Reason.NOT_AN_APPROVER);
    assertThat(bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.REJECT, "no"))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void t2WhoMayApproveOtherRisksOnlyDoesNotActAloneOnLowRisk() {
    bed.people.put(APPROVER, approver("ada", false, Risk.HIGH));
    plan = bed.proposed("INC-2", "overload");
    assertThat(plan.risk()).isEqualTo(Risk.LOW);
    must(ask(APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    assertThat(bed.status(plan).approvalsNeeded()).isEqualTo(1);
  }

  /** At night: a colleague's request lapsed unseen, and the one approver on call comes then. */
  @Test
  void whoMayActAloneStillMayOnceTheRequestOfAnotherHasLapsed() {
    plan = bed.proposed("INC-2", "overload");
    assertThat(plan.approvalsNeeded()).isZero();
    must(ask(ASKER));
    bed.advance(Duration.ofMinutes(31));
    bed.bean(Approvals.class).expire(plan.id());
    assertThat(bed.status(plan).approvalsNeeded()).isZero();
    must(ask(APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
  }

  @Test
  void whoMayActAloneStillMayOnceAnApprovalWasTakenBack() {
    plan = bed.proposed("INC-2", "overload");
    must(ask(ASKER));
    must(approve(SECOND));
    must(bed.remediation().revoke(plan.id(), SECOND, "let us look first"));
    must(ask(APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
  }

  @Test
  void anApproverAloneStartsLowRisk() {
    plan = bed.proposed("INC-2", "overload");
    must(ask(APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
  }

  @Test
  void anApprovalIsUsedOnce() {
    must(ask(ASKER));
    must(approve(APPROVER));
    refused(approve(APPROVER), Reason.ALREADY_VOTED);
    refused(approve(SECOND), Reason.WRONG_STATE);
    assertThat(bed.runs()).isEqualTo(1);
  }

  @Test
  void whoChangesAYesToANoHearsThatTheYesCounts() {
    plan = bed.proposed("INC-1", "oom_killed", 2);
    bothHaveRead(APPROVER, SECOND);
    must(ask(ASKER));
    must(approve(APPROVER));
    Answer no = bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.REJECT, "wait");
    refused(no, Reason.ALREADY_VOTED);
    assertThat(no.text())
        .matches(
            "You said yes to %s at [\\d:]{8} UTC, and that counts; your no does not\\. "
                    .formatted(plan.id())
                + "A yes can be revoked\\.");
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
  }

  @Test
  void anApprovalOfAnEarlierRequestDoesNotCountForALaterOne() {
    plan = bed.proposed("INC-1", "oom_killed", 2);
    bothHaveRead(APPROVER, SECOND);
    must(ask(ASKER));
    must(approve(APPROVER));
    bed.advance(Duration.ofMinutes(31));
    bed.bean(Approvals.class).expire(plan.id());
    must(ask(ASKER));
    must(approve(SECOND));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    assertThat(bed.status(plan).approvedBy()).containsExactly(SECOND);
  }

  @Test
  void approvalAndStartLapseApart() {
    must(ask(ASKER));
    bed.advance(Duration.ofMinutes(29));
    must(approve(APPROVER));
    bed.advance(Duration.ofMinutes(9));
    assertThat(bed.bean(Approvals.class).expire(plan.id())).isTrue();
    bed.advance(Duration.ofMinutes(2));
    assertThat(bed.bean(Approvals.class).expire(plan.id())).isFalse();
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.status(plan).progress().getLast()).contains("approval lapsed");
  }

  private void twoAccounts() {
    bed.people.put(APPROVER, approver("ada", false));
    bed.people.put(OTHER_ACCOUNT, approver("ada", false));
  }

  private void bothHaveRead(PersonId... people) {
    for (PersonId person : people) {
      bed.remediation().shown(plan.id(), plan.hash(), person);
    }
    bed.advance(Duration.ofSeconds(11));
  }

  private Answer ask(PersonId person) {
    return bed.remediation().ask(plan.id(), plan.hash(), person);
  }

  private Answer approve(PersonId person) {
    return bed.remediation().decide(plan.id(), plan.hash(), person, Vote.APPROVE, "");
  }

  private static void must(Answer answer) {
    TestBed.must(answer);
  }

  private static void refused(Answer answer, Reason reason) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
