package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static dev.hindsight.actions.TestBed.SECOND;
import static dev.hindsight.actions.TestBed.approver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.World;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.queue.TaskQueueConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/** What people agreed to, between their yes and the first effect. */
class AgreementTest {

  private static final PersonId CAPTAIN = new PersonId("U-captain");
  private static final String REASON = "checkout is down, nobody answers";

  private final TestBed bed = new TestBed();
  private final PlanRunner runner = bed.bean(PlanRunner.class);

  @BeforeEach
  void sick() {
    bed.cluster.settle(false);
    bed.people.put(CAPTAIN, approver("grace", true));
  }

  @AfterEach
  void close() {
    FailPoint.disarm();
    bed.close();
  }

  @Test
  void f07AnApprovalWhoseProcessDiedStartsOnceWithinTenSeconds() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    try (var other = bed.instance()) {
      Scheduler scheduler =
          Scheduler.create(other.getBean(DataSource.class), task(other, "planRun"))
              .tableName(TaskQueueConfiguration.TABLE)
              .pollingInterval(Duration.ofMillis(250))
              .threads(4)
              .build();
      scheduler.start();
      try {
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> bed.status(plan).state() == PlanState.VERIFYING);
      } finally {
        scheduler.stop();
      }
    }
    assertThat(bed.cluster.applied).hasSize(1);
  }

  private static Task<?> task(ApplicationContext context, String name) {
    return context.getBean(name, Task.class);
  }

  @Test
  void f22WhoLostTheRightAfterTheClickBlocksTheRun() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    bed.people.put(APPROVER, new Standing.Colleague(() -> "Ask Ada."));
    runner.visit(plan.id());
    stopped(plan, "U-approver approved, but is not an approver any more");
  }

  @Test
  void f22WhoLostTheRightForThisRiskBlocksTheRun() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    bed.people.put(APPROVER, approver("ada", false, Risk.LOW));
    runner.visit(plan.id());
    stopped(plan, "U-approver approved, but may not approve such plans any more");
  }

  static List<Standing> whatCannotBeTold() {
    return List.of(
        new Standing.Unverified("Slack is down."),
        new Standing.MaybeApprover(Optional.empty(), "Slack is down."));
  }

  @ParameterizedTest
  @MethodSource("whatCannotBeTold")
  void f22AnUnverifiedApproverIsWaitedForUntilTheStartLapses(Standing unknown) {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    bed.people.put(APPROVER, unknown);
    assertThat(runner.visit(plan.id())).isInstanceOf(Next.Later.class);
    bed.advance(Duration.ofMinutes(11));
    runner.visit(plan.id());
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.EXPIRED);
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void a22AccountsThatTurnOutToBeOneHumanBeingAreOneVoteAtTheStart() {
    PlanStatus plan = waiting(2);
    must(approve(plan, APPROVER));
    must(approve(plan, SECOND));
    bed.people.put(APPROVER, approver("ada", false));
    bed.people.put(SECOND, approver("ada", false));
    runner.visit(plan.id());
    stopped(plan, "not enough approvals");
  }

  @Test
  void a25AStateSetToApprovedInTheDatabaseStartsNothing() {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed");
    sql("update actions.plans set state = 'APPROVED', expires_at = now() + interval '1 hour'");
    runner.visit(plan.id());
    stopped(plan, "not enough approvals");
  }

  @Test
  void a25AStateSetToRunningInTheDatabaseWritesNothing() {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed");
    sql("update actions.plans set state = 'RUNNING', expires_at = now() + interval '1 hour'");
    runner.visit(plan.id());
    stopped(plan, "no approval stands");
  }

  @Test
  void a25FewerNeededApprovalsInTheDatabaseAreNotEnoughForThePolicy() {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed");
    sql("update actions.plans set approvals_needed = 0");
    must(bed.remediation().ask(plan.id(), plan.hash(), APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    runner.visit(plan.id());
    stopped(plan, "policy asks for 1 approvals by others, there are 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "before-intent"})
  void a25APlanAlteredTogetherWithItsHashIsNotWhatWasApproved(String when) {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    if (when.equals("start")) {
      alterWithHash();
    } else {
      at("before-intent", this::alterWithHash);
    }
    runner.visit(plan.id());
    runner.visit(plan.id());
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.cluster.agents).isEmpty();
  }

  @Test
  void a25AnObjectMadeAnewUnderTheSameNameIsNotWritten() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    bed.cluster.remake();
    runner.visit(plan.id());
    stopped(plan, "deleted and made again under the same name");
  }

  @Test
  void a25AnImageChangedBehindTheSameNameIsNotWritten() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    bed.cluster.rollOut("checkout:evil", "256Mi");
    runner.visit(plan.id());
    stopped(plan, "was changed since the plan was made");
  }

  @Test
  void aYesTakenBackBeforeTheStartStartsNothing() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    must(revoke(plan, APPROVER));
    runner.visit(plan.id());
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.PROPOSED);
    assertThat(bed.cluster.agents).isEmpty();
    assertThat(bed.count("audit_entries", "event = 'REVOKED'")).isEqualTo(1);
  }

  @Test
  void aYesTakenBackAfterTheStartAndBeforeTheFirstIntentWritesNothing() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    at("before-intent", () -> must(revoke(plan, APPROVER)));
    runner.visit(plan.id());
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.PROPOSED);
    assertThat(bed.cluster.agents).isEmpty();
    assertThat(bed.count("plan_journal", "true")).isZero();
  }

  @Test
  void aYesAfterTheFirstIntentIsNotTakenBack() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    AtomicReference<Answer> answer = new AtomicReference<>(new Accepted("never asked"));
    at("after-intent", () -> answer.set(revoke(plan, APPROVER)));
    runner.visit(plan.id());
    assertThat(answer.get())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.TOO_LATE);
              assertThat(refused.text()).startsWith("Too late").contains("use cancel");
            });
    assertThat(bed.cluster.applied).hasSize(1);
  }

  @Test
  void onlyOnesOwnYesIsTakenBack() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    assertThat(revoke(plan, SECOND))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VOTE));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
  }

  @Test
  void aYesTakenBackIsNotCountedAndCanBeGivenAgain() {
    PlanStatus plan = waiting(2);
    must(approve(plan, APPROVER));
    must(revoke(plan, APPROVER));
    must(approve(plan, SECOND));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    must(approve(plan, APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
  }

  @Test
  void aRevokedPlanRunsAgainAfterANewRequestAlone() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    at("before-intent", () -> must(revoke(plan, APPROVER)));
    runner.visit(plan.id());
    FailPoint.disarm();
    assertThat(approve(plan, SECOND)).isInstanceOf(Refused.class);
    must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
    must(approve(plan, SECOND));
    assertThat(bed.runs()).isEqualTo(2);
    runner.visit(plan.id());
    assertThat(bed.cluster.applied).hasSize(1);
  }

  @Test
  void anOldOwnerDoesNotStartOnANewRequest() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    at(
        "before-start",
        () -> {
          FailPoint.disarm();
          must(revoke(plan, APPROVER));
          must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
          must(approve(plan, SECOND));
        });
    assertThat(runner.visit(plan.id())).isInstanceOf(Next.Later.class);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    assertThat(bed.cluster.agents).isEmpty();
  }

  @RepeatedTest(20)
  void revokeAndTheFirstIntentAtTheSameMomentHaveOneWinner() throws Exception {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    CyclicBarrier together = new CyclicBarrier(2);
    at("before-intent", () -> meet(together));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var run = threads.submit(() -> runner.visit(plan.id()));
      var revoked =
          threads.submit(
              () -> {
                meet(together);
                return revoke(plan, APPROVER);
              });
      boolean taken = revoked.get() instanceof Accepted;
      run.get();
      assertThat(bed.cluster.applied).hasSize(taken ? 0 : 1);
      assertThat(bed.status(plan).state())
          .isEqualTo(taken ? PlanState.PROPOSED : PlanState.VERIFYING);
    }
  }

  @Test
  void brokenGlassRunsWithoutTheNeededApprovals() {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed", 2);
    must(bed.remediation().breakGlass(plan.id(), plan.hash(), CAPTAIN, REASON));
    runner.visit(plan.id());
    assertThat(bed.cluster.applied).as("%s", bed.status(plan).progress()).hasSize(1);
  }

  @Test
  void policyHoldsAgainstBrokenGlass() {
    PlanStatus plan = bed.proposed("INC-1", "overload");
    must(bed.remediation().breakGlass(plan.id(), plan.hash(), CAPTAIN, REASON));
    new World(bed).autoscaler();
    runner.visit(plan.id());
    stopped(plan, "autoscaler");
  }

  @Test
  void whoMayNotBreakGlassAnyMoreStartsNothing() {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed");
    must(bed.remediation().breakGlass(plan.id(), plan.hash(), CAPTAIN, REASON));
    bed.people.put(CAPTAIN, approver("grace", false));
    runner.visit(plan.id());
    stopped(plan, "may not approve such plans any more");
  }

  private PlanStatus waiting(int approvals) {
    PlanStatus plan = bed.proposed("INC-1", "oom_killed", approvals);
    bed.remediation().shown(plan.id(), plan.hash(), APPROVER);
    bed.remediation().shown(plan.id(), plan.hash(), SECOND);
    bed.advance(Duration.ofSeconds(11));
    must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
    return plan;
  }

  private Answer approve(PlanStatus plan, PersonId person) {
    return bed.remediation().decide(plan.id(), plan.hash(), person, Vote.APPROVE, "");
  }

  private Answer revoke(PlanStatus plan, PersonId person) {
    return bed.remediation().revoke(plan.id(), person, "second thought");
  }

  private void alterWithHash() {
    sql(
        """
        update actions.plans set json = replace(json, '512Mi', '4000Mi'),
          hash = encode(sha256(convert_to(replace(json, '512Mi', '4000Mi'), 'UTF8')), 'hex')\
        """);
  }

  private void sql(String statement) {
    assertThat(bed.jdbc().sql(statement).update()).isPositive();
  }

  private void stopped(PlanStatus plan, String why) {
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(bed.status(plan).progress().getLast()).contains(why).contains("Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  private static void at(String point, Runnable work) {
    FailPoint.arm(
        name -> {
          if (name.equals(point)) {
            work.run();
          }
        });
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void must(Answer answer) {
    TestBed.must(answer);
  }
}
