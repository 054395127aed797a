package dev.hindsight.actions.approval;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.NotKnown;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.TestBed.Cut;
import dev.hindsight.actions.Vote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** F26: the connection is cut at COMMIT; what is stored is looked up, not assumed. */
class CommitUnknownTest {

  private final TestBed bed = new TestBed();
  private PlanStatus plan;

  @BeforeEach
  void aPlanIsProposed() {
    bed.cluster.settle(false);
    plan = bed.proposed("INC-1", "oom_killed");
  }

  @AfterEach
  void close() {
    bed.away = false;
    bed.close();
  }

  @Test
  void f26AnApprovalThatWasStoredIsToldAsStored() {
    TestBed.must(ask());
    bed.cut = Cut.AFTER;
    assertThat(approve()).isInstanceOf(Accepted.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    assertThat(bed.runs()).isEqualTo(1);
  }

  @Test
  void f26AnApprovalThatWasNotStoredIsNotToldAsStored() {
    TestBed.must(ask());
    bed.cut = Cut.BEFORE;
    assertThatThrownBy(this::approve).isInstanceOf(DataAccessException.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    assertThat(bed.runs()).isZero();
    TestBed.must(approve());
  }

  @Test
  void f26WhileTheDatabaseIsAwayNothingIsClaimed() {
    TestBed.must(ask());
    bed.cut = Cut.AND_AWAY;
    assertThatThrownBy(this::approve)
        .isInstanceOf(NotKnown.class)
        .hasMessageContaining("not known whether")
        .hasMessageContaining(plan.id().toString());
    bed.away = false;
    assertThat(bed.runs()).isEqualTo(1);
  }

  @Test
  void f26ARequestARejectionAndARevocationAreLookedUpToo() {
    bed.cut = Cut.BEFORE;
    assertThatThrownBy(this::ask).isInstanceOf(DataAccessException.class);
    bed.cut = Cut.AFTER;
    assertThat(ask()).isInstanceOf(Accepted.class);
    TestBed.must(approve());
    bed.cut = Cut.BEFORE;
    assertThatThrownBy(this::revoke).isInstanceOf(DataAccessException.class);
    bed.cut = Cut.AFTER;
    assertThat(revoke()).isInstanceOf(Accepted.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.PROPOSED);
    TestBed.must(ask());
    bed.cut = Cut.AFTER;
    assertThat(bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.REJECT, "no"))
        .isInstanceOf(Accepted.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.REJECTED);
  }

  private Answer ask() {
    return bed.remediation().ask(plan.id(), plan.hash(), ASKER);
  }

  private Answer approve() {
    return bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.APPROVE, "");
  }

  private Answer revoke() {
    return bed.remediation().revoke(plan.id(), APPROVER, "");
  }
}
