package dev.hindsight.actions.approval;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static dev.hindsight.actions.TestBed.SECOND;
import static dev.hindsight.actions.TestBed.approver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starting without the needed approvals: possible for few, loud, and looked at afterwards. */
class BreakGlassTest {

  private static final PersonId CAPTAIN = new PersonId("U-captain");
  private static final String REASON = "checkout is down, nobody answers";

  private final TestBed bed = new TestBed();
  private PlanStatus plan;

  @BeforeEach
  void aPlanIsProposed() {
    bed.cluster.settle(false);
    bed.people.put(CAPTAIN, approver("grace", true));
    plan = bed.proposed("INC-1", "oom_killed");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void startsWithoutApprovalsAndTellsEverybody() {
    TestBed.must(glass(CAPTAIN, REASON));
    PlanStatus now = bed.status(plan);
    assertThat(now.state()).isEqualTo(PlanState.APPROVED);
    assertThat(bed.runs()).isEqualTo(1);
    assertThat(now.approvedBy()).isEmpty();
    assertThat(now.brokenGlass().orElseThrow().by()).isEqualTo(CAPTAIN);
    assertThat(now.brokenGlass().orElseThrow().reason()).isEqualTo(REASON);
    assertThat(now.brokenGlass().orElseThrow().reviewedBy()).isEmpty();
    assertThat(now.progress().getLast()).startsWith("BREAK-GLASS").contains("U-captain", REASON);
    assertThat(bed.told).contains(plan.id() + " glass broken by U-captain: " + REASON);
    assertThat(bed.count("audit_entries", "event = 'BREAK_GLASS'")).isEqualTo(1);
  }

  @Test
  void isForTheListAlone() {
    refused(glass(APPROVER, REASON), Reason.NOT_AN_APPROVER);
    refused(glass(ASKER, REASON), Reason.NOT_AN_APPROVER);
    bed.people.put(CAPTAIN, new Approvers.Standing.Unverified("Slack is down."));
    refused(glass(CAPTAIN, REASON), Reason.CANNOT_VERIFY);
    assertThat(bed.runs()).isZero();
  }

  @Test
  void needsAReason() {
    refused(glass(CAPTAIN, "   now!   "), Reason.NO_REASON);
    assertThat(bed.runs()).isZero();
  }

  @Test
  void goesByTheHash() {
    refused(
        bed.remediation().breakGlass(plan.id(), "0".repeat(64), CAPTAIN, REASON),
        Reason.HASH_DIFFERS);
  }

  @Test
  void theStopHoldsAgainstIt() {
    TestBed.must(bed.remediation().stopAll(ASKER, "freeze"));
    refused(glass(CAPTAIN, REASON), Reason.STOPPED);
  }

  @Test
  void aRejectionHoldsAgainstIt() {
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
    TestBed.must(
        bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.REJECT, "too risky"));
    refused(glass(CAPTAIN, REASON), Reason.WRONG_STATE);
    assertThat(bed.runs()).isZero();
  }

  @Test
  void twiceIsOneRun() {
    TestBed.must(glass(CAPTAIN, REASON));
    refused(glass(CAPTAIN, REASON), Reason.WRONG_STATE);
    assertThat(bed.runs()).isEqualTo(1);
  }

  @Test
  void isReviewedBySomebodyElse() {
    TestBed.must(glass(CAPTAIN, REASON));
    assertThat(bed.remediation().open()).extracting(PlanStatus::id).contains(plan.id());
    refused(review(CAPTAIN, "I was right"), Reason.OWN_REQUEST);
    PersonId atHome = new PersonId("U-captain-at-home");
    bed.people.put(atHome, approver("grace", true));
    refused(review(atHome, "I was right"), Reason.OWN_REQUEST);
    refused(review(ASKER, "fine"), Reason.NOT_AN_APPROVER);
    refused(review(APPROVER, " "), Reason.NO_REASON);
    TestBed.must(review(APPROVER, "it was needed; page a second person next time"));
    assertThat(bed.status(plan).brokenGlass().orElseThrow().reviewedBy()).contains(APPROVER);
    refused(review(SECOND, "me too"), Reason.ALREADY_VOTED);
    assertThat(bed.count("audit_entries", "event = 'BREAK_GLASS_REVIEWED'")).isEqualTo(1);
  }

  @Test
  void whatWasNotStartedSoIsNotReviewed() {
    refused(review(APPROVER, "what?"), Reason.WRONG_STATE);
  }

  @Test
  void isTakenBackUntilTheFirstEffectAndIsReviewedAllTheSame() {
    TestBed.must(glass(CAPTAIN, REASON));
    TestBed.must(bed.remediation().revoke(plan.id(), CAPTAIN, "it came back by itself"));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.PROPOSED);
    assertThat(bed.status(plan).brokenGlass()).isPresent();
    TestBed.must(review(APPROVER, "fine"));
  }

  private Answer glass(PersonId person, String reason) {
    return bed.remediation().breakGlass(plan.id(), plan.hash(), person, reason);
  }

  private Answer review(PersonId person, String note) {
    return bed.remediation().reviewBreakGlass(plan.id(), person, note);
  }

  private static void refused(Answer answer, Reason reason) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
