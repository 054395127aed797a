package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Proof;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.policy.rulebook.NamePattern;
import dev.hindsight.actions.policy.standing.Standing;
import dev.hindsight.actions.policy.standing.StandingDesk;
import dev.hindsight.actions.policy.standing.StandingDesk.Wish;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.policy.standing.Standings;
import dev.hindsight.actions.policy.standing.Terms;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Approvals in advance: given like others, good for exactly what they say, no longer, no oftener.
 */
class StandingApprovalTest {

  private static final String PLAYBOOK = "undo-rollout";

  private final TestBed bed = new TestBed();
  private final StandingDesk desk = bed.bean(StandingDesk.class);

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void anApproverAloneRunsWhatOthersApprovedInAdvance() {
    StandingId id = given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    assertThat(plan.approvalsNeeded()).isZero();
    assertThat(plan.verdicts())
        .anyMatch(v -> v.startsWith("standing approval: " + id) && v.contains("U-second-approver"));
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    assertThat(uses()).isEqualTo(1);
  }

  @Test
  void whereWritesAreMadeAsTheApproverNobodyHasApprovedIt() {
    String prefix = "hindsight.kubernetes.impersonation.";
    System.setProperty(prefix + "enabled", "true");
    System.setProperty(prefix + "users." + TestBed.APPROVER, "ada@example.com");
    try (AnnotationConfigApplicationContext asApprover = bed.instance()) {
      given(wish("checkout", 1));
      PlanStatus plan = proposed("INC-1");
      TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
      asApprover.getBean(PlanRunner.class).visit(plan.id());
      assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
      assertThat(bed.status(plan).progress().getLast()).contains("it was approved in advance");
      assertThat(bed.cluster.actors).isEmpty();
      assertThat(uses()).isZero();
    } finally {
      System.clearProperty(prefix + "enabled");
      System.clearProperty(prefix + "users." + TestBed.APPROVER);
    }
  }

  @Test
  void withoutOneTheSamePlanNeedsAnotherPerson() {
    PlanStatus plan = proposed("INC-1");
    assertThat(plan.approvalsNeeded()).isEqualTo(1);
    assertThat(plan.verdicts()).noneMatch(v -> v.startsWith("standing approval"));
  }

  @Test
  void itIsOnlyForWhatItNames() {
    given(wish("payments", 1));
    given(wish("check*", "cluster-uid-2", Duration.ofDays(1), 1));
    assertThat(proposed("INC-1").approvalsNeeded()).isEqualTo(1);
  }

  @Test
  void itIsGivenByOthersForExactlyTheseTerms() {
    TestBed.must(desk.ask(wish("checkout", 1), TestBed.APPROVER, "it happens each night"));
    Standing asked = desk.list().getFirst();
    assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.APPROVER)))
        .isEqualTo(Reason.OWN_REQUEST);
    assertThat(reason(desk.grant(asked.id(), "0".repeat(64), TestBed.SECOND)))
        .isEqualTo(Reason.HASH_DIFFERS);
    assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.ASKER)))
        .isEqualTo(Reason.NOT_AN_APPROVER);
    assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.GUEST)))
        .isEqualTo(Reason.NOT_AN_APPROVER);
    assertThat(proposed("INC-1").approvalsNeeded()).isEqualTo(1);
    TestBed.must(desk.grant(asked.id(), asked.hash(), TestBed.SECOND));
    assertThat(desk.list().getFirst().state()).isEqualTo(Standing.State.GIVEN);
    assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.SECOND)))
        .isEqualTo(Reason.WRONG_STATE);
  }

  @Test
  void oneHumanBeingWithTwoAccountsAsksAndGivesNothingAlone() {
    IdentityId one = new IdentityId("ada@example.org");
    bed.people.put(TestBed.APPROVER, approver(one));
    bed.people.put(TestBed.SECOND, approver(one));
    TestBed.must(desk.ask(wish("checkout", 1), TestBed.APPROVER, "it happens each night"));
    Standing asked = desk.list().getFirst();
    assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.SECOND)))
        .isEqualTo(Reason.OWN_REQUEST);
    for (Approvers.Standing gone :
        List.of(
            new Approvers.Standing.Unverified("Slack is down."),
            new Approvers.Standing.Nobody("Left."))) {
      bed.people.put(TestBed.APPROVER, gone);
      assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.SECOND)))
          .isEqualTo(Reason.OWN_REQUEST);
    }
    assertThat(desk.list().getFirst().state()).isEqualTo(Standing.State.ASKED);
  }

  private static Approvers.Standing approver(IdentityId identity) {
    return new Approvers.Standing.Approver(
        Optional.of(identity), EnumSet.allOf(Risk.class), false, Proof.CHAT);
  }

  @Test
  void onlyWhoMayApproveSuchPlansMayInAdvance() {
    bed.people.put(TestBed.SECOND, approverOf(EnumSet.of(Risk.LOW), false));
    TestBed.must(desk.ask(wish("checkout", 1), TestBed.APPROVER, "it happens each night"));
    Standing asked = desk.list().getFirst();
    assertThat(reason(desk.grant(asked.id(), asked.hash(), TestBed.SECOND)))
        .isEqualTo(Reason.NOT_AN_APPROVER);
    bed.people.put(TestBed.SECOND, new Approvers.Standing.Approver());
    TestBed.must(desk.grant(asked.id(), asked.hash(), TestBed.SECOND));
    bed.people.put(TestBed.SECOND, approverOf(EnumSet.of(Risk.LOW), false));
    assertThat(proposed("INC-1").approvalsNeeded()).as("who gave it may no more").isEqualTo(1);
  }

  @Test
  void anEmergencyNeedsNoApprovalInAdvance() {
    StandingId id = given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    TestBed.must(desk.revoke(id, TestBed.ASKER, "no"));
    bed.people.put(TestBed.APPROVER, approverOf(EnumSet.allOf(Risk.class), true));
    TestBed.must(
        bed.remediation()
            .breakGlass(plan.id(), plan.hash(), TestBed.APPROVER, "nobody answers the phone"));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    assertThat(uses()).isZero();
  }

  private static Approvers.Standing approverOf(Set<Risk> risks, boolean breaksGlass) {
    return new Approvers.Standing.Approver(Optional.empty(), risks, breaksGlass, Proof.CHAT);
  }

  @Test
  void oneThatWasTakenBackStartsNothingAnyMore() {
    StandingId id = given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
    TestBed.must(desk.revoke(id, TestBed.ASKER, "no"));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void oneWhoseGiverMayNotApproveAnyMoreStartsNothing() {
    given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
    bed.people.put(TestBed.SECOND, new Approvers.Standing.Nobody("Left."));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void whileNobodyCanTellWhetherItsGiverStillMayItWaits() {
    given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
    for (Approvers.Standing unknown :
        List.of(
            new Approvers.Standing.Unverified("Slack is down."),
            new Approvers.Standing.MaybeApprover(Optional.empty(), "Slack is down."))) {
      bed.people.put(TestBed.SECOND, unknown);
      visit(plan);
      assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    }
    bed.people.put(TestBed.SECOND, new Approvers.Standing.Approver());
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void itEndsAndCannotBeGivenForLonger() {
    given(wish("checkout", FakeCluster.ID, Duration.ofHours(1), 1));
    bed.advance(Duration.ofHours(1));
    assertThat(proposed("INC-1").approvalsNeeded()).isEqualTo(1);
    assertThat(
            reason(
                desk.ask(
                    wish("checkout", FakeCluster.ID, Duration.ofDays(91), 1),
                    TestBed.APPROVER,
                    "for ever")))
        .isEqualTo(Reason.EXPIRED);
  }

  @Test
  void alteredTermsAreNoApproval() {
    given(wish("payments", 1));
    bed.jdbc()
        .sql("update actions.standing_approvals set terms = replace(terms, 'payments', 'checkout')")
        .update();
    assertThat(proposed("INC-1").approvalsNeeded()).isEqualTo(1);
  }

  @Test
  void anotherTextOfThePlaybookIsAnotherPlaybook() {
    given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
    bed.jdbc().sql("update actions.plan_terms set playbook_hash = repeat('0', 64)").update();
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void aPlanWithApprovalsOfItsOwnUsesNone() {
    given(wish("checkout", 1));
    bed.cluster.rollOut("checkout:1.8.3", "256Mi");
    PlanStatus plan = bed.approved("INC-1", "image_pull");
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    assertThat(uses()).isZero();
  }

  @Test
  void twoReplicasTogetherUseItNoOftenerThanItSays() throws Exception {
    StandingId id = given(wish("checkout", 3));
    PlanStatus like = proposed("INC-1");
    StoredPlan plan = bed.bean(JdbcPlans.class).find(like.id()).orElseThrow();
    String playbook =
        bed.jdbc().sql("select playbook_hash from actions.plan_terms").query(String.class).single();
    CyclicBarrier together = new CyclicBarrier(10);
    int taken = 0;
    try (AnnotationConfigApplicationContext other = bed.instance();
        var threads = Executors.newFixedThreadPool(10)) {
      List<Future<Standings.Use>> uses = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        var replica = i % 2 == 0 ? other : null;
        Standings standings =
            replica == null ? bed.bean(Standings.class) : replica.getBean(Standings.class);
        Transactions transactions =
            replica == null ? bed.bean(Transactions.class) : replica.getBean(Transactions.class);
        StoredPlan request = again(plan, i);
        uses.add(
            threads.submit(
                () -> {
                  together.await();
                  return transactions.in(() -> standings.use(id, request, playbook));
                }));
      }
      for (Future<Standings.Use> use : uses) {
        taken += use.get() instanceof Standings.Use.Taken ? 1 : 0;
      }
    }
    assertThat(taken).isEqualTo(3);
    assertThat(uses()).isEqualTo(3);
    bed.advance(Duration.ofHours(1).plusSeconds(1));
    assertThat(
            bed.bean(Transactions.class)
                .in(() -> bed.bean(Standings.class).use(id, again(plan, 99), playbook)))
        .isEqualTo(new Standings.Use.Taken());
  }

  @Test
  void allOfItIsInTheAuditLog() {
    StandingId id = given(wish("checkout", 1));
    PlanStatus plan = proposed("INC-1");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.APPROVER));
    visit(plan);
    TestBed.must(desk.revoke(id, TestBed.APPROVER, "over"));
    assertThat(
            bed.jdbc()
                .sql(
                    """
                    select event from (select at, event, subject from actions.audit_chain
                      union all select at, event, subject from actions.audit_entries) everything
                    where subject like 'SA-%' order by at\
                    """)
                .query(String.class)
                .list())
        .containsExactly("STANDING_ASKED", "STANDING_GIVEN", "STANDING_USED", "STANDING_REVOKED");
  }

  /** The plan as it is when it is asked for once more. */
  private StoredPlan again(StoredPlan plan, int request) {
    bed.jdbc().sql("update actions.plans set request_no = :no").param("no", request).update();
    return bed.bean(JdbcPlans.class).find(plan.id()).orElseThrow();
  }

  private StandingId given(Wish wish) {
    TestBed.must(desk.ask(wish, TestBed.APPROVER, "it happens each night"));
    Standing asked = desk.list().getLast();
    TestBed.must(desk.grant(asked.id(), asked.hash(), TestBed.SECOND));
    return asked.id();
  }

  private static Wish wish(String name, int runs) {
    return wish(name, FakeCluster.ID, Duration.ofDays(7), runs);
  }

  private static Wish wish(String name, String cluster, Duration length, int runs) {
    return new Wish(
        PLAYBOOK,
        cluster,
        "shop",
        "Deployment",
        new NamePattern(name),
        runs,
        Terms.Rate.HOUR,
        length);
  }

  private PlanStatus proposed(String incident) {
    bed.cluster.rollOut("checkout:1.8.3", "256Mi");
    return bed.proposed(incident, "image_pull");
  }

  private void visit(PlanStatus plan) {
    bed.bean(PlanRunner.class).visit(plan.id());
  }

  private int uses() {
    return bed.jdbc()
        .sql("select count(*) from actions.standing_uses")
        .query(Integer.class)
        .single();
  }

  private static Reason reason(Answer answer) {
    return answer instanceof Answer.Refused(Reason reason, String _) ? reason : Reason.STOPPED;
  }
}
