package dev.hindsight.actions.approval;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static dev.hindsight.actions.TestBed.GUEST;
import static dev.hindsight.actions.TestBed.SECOND;
import static dev.hindsight.actions.TestBed.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanChanges;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.TestBed.Cut;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.plan.PlanJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;

/** People who change a plan, alone and against others, on two replicas over one PostgreSQL. */
class PlanChangesTest {

  private static final PersonId EDITOR = new PersonId("U-editor");
  private static final PersonId OTHER_ACCOUNT = new PersonId("U-editor-too");

  private final TestBed bed = new TestBed();
  private final AnnotationConfigApplicationContext replica = bed.instance();

  @BeforeEach
  void people() {
    bed.people.put(EDITOR, TestBed.approver("editor", false));
    bed.people.put(OTHER_ACCOUNT, TestBed.approver("editor", false));
  }

  @AfterEach
  void close() {
    replica.close();
    bed.close();
  }

  @Test
  void aChangeIsANewVersionThatSomebodyElseApprovesAndThatIsWhatRuns() {
    PlanStatus plan = bed.proposed("INC-1", "overload");
    must(change(plan, EDITOR, "3"));
    PlanStatus changed = bed.status(plan);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.hash()).isNotEqualTo(plan.hash()).isEqualTo(PlanJson.sha256(changed.json()));
    assertThat(changed.state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    assertThat(changed.requestedBy()).contains(EDITOR);
    assertThat(changed.approvalsNeeded()).isEqualTo(1);
    assertThat(changed.title()).contains("from 2 to 3 replicas");
    assertThat(changed.script()).contains("--replicas=3").doesNotContain("--replicas=4");
    assertThat(changed.diff()).contains("3");
    assertThat(changed.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.by()).isEqualTo(EDITOR);
              assertThat(change.what()).containsExactly("replicas 4 → 3");
            });
    assertThat(bed.count("audit_entries", "event = 'CHANGED' and person = 'U-editor'"))
        .isEqualTo(1);
    must(approve(changed, APPROVER));
    assertThat(bed.runs()).isEqualTo(1);
  }

  @Test
  void whoChangedItDoesNotApproveItByWhicheverAccountAndHoweverLowTheRisk() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 0);
    must(change(plan, EDITOR, "3"));
    PlanStatus changed = bed.status(plan);
    assertThat(reason(approve(changed, EDITOR))).isEqualTo(Reason.OWN_REQUEST);
    assertThat(reason(approve(changed, OTHER_ACCOUNT))).isEqualTo(Reason.OWN_REQUEST);
    assertThat(bed.status(plan).approvedBy()).isEmpty();
    // nor once it lapsed and somebody else asks for it
    bed.advance(Duration.ofMinutes(31));
    bed.bean(Approvals.class).expire(plan.id());
    must(bed.remediation().ask(plan.id(), changed.hash(), ASKER));
    assertThat(reason(approve(changed, EDITOR))).isEqualTo(Reason.OWN_REQUEST);
    assertThat(reason(approve(changed, OTHER_ACCOUNT))).isEqualTo(Reason.OWN_REQUEST);
    must(approve(changed, APPROVER));
  }

  @Test
  void anApproverWhoAsksForALapsedChangeStillNeedsAnother() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 0);
    must(change(plan, EDITOR, "3"));
    PlanStatus changed = bed.status(plan);
    bed.advance(Duration.ofMinutes(31));
    bed.bean(Approvals.class).expire(plan.id());
    // what the bot offers of the same world must not make it a low-risk request of one's own
    bed.proposed("INC-1", "overload");
    must(bed.remediation().ask(plan.id(), changed.hash(), APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.AWAITING_APPROVAL);
    assertThat(bed.runs()).isZero();
  }

  @Test
  void whoAskedFirstAndWhoChangedItBeforeStayExcludedAfterFurtherChanges() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    must(bed.remediation().ask(plan.id(), plan.hash(), SECOND));
    must(change(plan, EDITOR, "3"));
    PlanStatus second = bed.status(plan);
    assertThat(reason(approve(second, SECOND))).isEqualTo(Reason.OWN_REQUEST);
    PersonId third = new PersonId("U-third");
    bed.people.put(third, new Standing.Approver());
    must(change(second, third, "6"));
    PlanStatus last = bed.status(plan);
    assertThat(last.version()).isEqualTo(3);
    assertThat(last.changes()).hasSize(2);
    for (PersonId author : List.of(SECOND, EDITOR, OTHER_ACCOUNT, third)) {
      assertThat(reason(approve(last, author))).as("%s", author).isEqualTo(Reason.OWN_REQUEST);
    }
    // the last guard is in the database itself
    assertThatThrownBy(
            () ->
                bed.jdbc()
                    .sql(
                        "insert into actions.plan_votes (plan, version, request_no, person,"
                            + " identity, vote, reason) values (:plan, 3, 3, 'U-x', 'editor',"
                            + " 'APPROVE', '')")
                    .param("plan", plan.id().value())
                    .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("does not approve it");
    must(approve(last, APPROVER));
  }

  @Test
  void aChangeVoidsEveryYesAndTheOldReviewIsRefused() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 2);
    must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
    bed.haveRead(plan, APPROVER, SECOND);
    must(approve(plan, APPROVER));
    must(change(plan, ASKER, "3"));
    PlanStatus changed = bed.status(plan);
    assertThat(changed.approvedBy()).isEmpty();
    assertThat(approve(plan, SECOND))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.HASH_DIFFERS);
              assertThat(refused.text())
                  .matches(
                      "PLN-\\d+ changed since you saw it, U-engineer changed it at"
                          + " \\d\\d:\\d\\d:\\d\\d UTC: there is a newer version, version 2\\.");
            });
    // who had said yes to the old one may say it to the new one
    must(approve(changed, APPROVER));
  }

  @Test
  void whoMayChange() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    assertThat(reason(change(plan, GUEST, "3"))).isEqualTo(Reason.NOT_AN_APPROVER);
    assertThat(reason(change(plan, new PersonId("U-nobody"), "3")))
        .isEqualTo(Reason.NOT_AN_APPROVER);
    must(bed.remediation().ask(plan.id(), plan.hash(), SECOND));
    // a colleague does not take back what somebody else asked for
    assertThat(reason(change(plan, ASKER, "3"))).isEqualTo(Reason.NOT_AN_APPROVER);
    bed.people.put(EDITOR, new Standing.Unverified("Slack is away"));
    assertThat(reason(change(plan, EDITOR, "3"))).isEqualTo(Reason.CANNOT_VERIFY);
    assertThat(bed.status(plan).version()).isEqualTo(1);
    must(change(plan, APPROVER, "3"));
  }

  @Test
  void policyAndBlastRadiusJudgeItAsAnyPlanAndABadValueChangesNothing() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    assertThat(change(plan, EDITOR, "900"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.DENIED);
              assertThat(refused.text()).contains("Policy says no").contains("replicas");
            });
    assertThat(change(plan, EDITOR, "lots").text()).contains("whole number from 1 to 1000");
    assertThat(bed.status(plan)).isEqualTo(plan);
    assertThat(bed.count("plan_changes", "true")).isZero();
  }

  @Test
  void whatIsUnderWayIsNotChanged() {
    PlanStatus plan = bed.approved("INC-1", "oom_killed");
    ChangeWish wish = ChangeWish.of(plan.version(), plan.hash(), Map.of("memory-limit", "600Mi"));
    assertThat(changes().change(plan.id(), wish, EDITOR))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.WRONG_STATE);
              assertThat(refused.text())
                  .matches("PLN-\\d+ is approved: U-approver said yes at .* UTC\\.");
            });
    assertThat(bed.status(plan).version()).isEqualTo(plan.version());
  }

  @Test
  void manyChangesAreManyRequestsAlsoOfOnePlan() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    for (int i = 0; i < 10; i++) {
      must(change(bed.status(plan), EDITOR, Integer.toString(3 + i % 2 * 2)));
    }
    assertThat(reason(change(bed.status(plan), EDITOR, "3"))).isEqualTo(Reason.TOO_MANY);
    assertThat(reason(change(bed.status(plan), OTHER_ACCOUNT, "3"))).isEqualTo(Reason.TOO_MANY);
    must(change(bed.status(plan), APPROVER, "3"));
  }

  @Test
  void theWorldMayHaveMovedOn() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    bed.cluster.rollOut("checkout:1.8.3", "300Mi");
    assertThat(change(plan, EDITOR, "3").text()).contains("not any more what").contains("anew");
    assertThat(bed.status(plan).version()).isEqualTo(1);
  }

  @Test
  void whatTheBotOffersOfTheSameWorldLeavesAChangeAlone() {
    PlanStatus plan = bed.proposed("INC-1", "overload");
    must(change(plan, EDITOR, "3"));
    PlanStatus again = bed.proposed("INC-1", "overload");
    assertThat(again.id()).isEqualTo(plan.id());
    assertThat(again.version()).isEqualTo(2);
    assertThat(again.changes()).hasSize(1);
    assertThat(again.approvalsNeeded()).isEqualTo(1);
  }

  @Test
  void nothingIsChangedWhileAllRunsAreStopped() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    must(bed.remediation().stopAll(APPROVER, "wait"));
    assertThat(change(plan, EDITOR, "3")).isInstanceOf(Refused.class);
    assertThat(bed.status(plan).version()).isEqualTo(1);
  }

  @Test
  void sentTwiceItIsDoneOnceAndALostAnswerIsLookedUp() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    bed.cut = Cut.AFTER;
    must(change(plan, EDITOR, "3"));
    must(change(plan, EDITOR, "3"));
    PlanStatus changed = bed.status(plan);
    assertThat(changed.version()).isEqualTo(2);
    // also when it was decided since
    must(approve(changed, APPROVER));
    Answer again = change(plan, EDITOR, "3");
    must(again);
    // what it says is true then
    assertThat(again.text())
        .isEqualTo("%s was changed to version 2; it is approved now.".formatted(plan.id()));
    assertThat(bed.status(plan).version()).isEqualTo(2);
    assertThat(bed.count("plan_changes", "true")).isEqualTo(1);
    assertThat(bed.runs()).isEqualTo(1);
  }

  @Test
  void sentAgainAfterAFurtherChangeItSaysWhatIsNow() {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    must(change(plan, EDITOR, "3"));
    must(change(bed.status(plan), SECOND, "5"));
    assertThat(change(plan, EDITOR, "3").text())
        .isEqualTo(
            "%s was changed to version 2; it is version 3 now, awaiting approval."
                .formatted(plan.id()));
  }

  @RepeatedTest(20)
  void redeliveredAtTheSameMomentOnTwoReplicasItIsDoneOnce() throws Exception {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    List<Answer> told =
        together(() -> change(plan, EDITOR, "3"), () -> change(other(), plan, EDITOR, "3"));
    assertThat(told).allMatch(Accepted.class::isInstance);
    assertThat(bed.status(plan).version()).isEqualTo(2);
    assertThat(bed.count("plan_progress", "sentence = 'Approval was asked for.'")).isEqualTo(1);
  }

  @RepeatedTest(20)
  void ofTwoWhoChangeItAtOnceOneCountsAndTheOtherHearsWhoAndWhen() throws Exception {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    List<Answer> told =
        together(
            () -> clicked(() -> change(plan, EDITOR, "3")),
            () -> clicked(() -> change(other(), plan, SECOND, "5")));
    PlanStatus now = bed.status(plan);
    assertThat(now.version()).isEqualTo(2);
    assertThat(told.stream().filter(Accepted.class::isInstance)).hasSize(1);
    String winner = told.getFirst() instanceof Accepted ? "U-editor" : "U-second-approver";
    assertThat(now.requestedBy()).contains(new PersonId(winner));
    assertThat(told)
        .filteredOn(Refused.class::isInstance)
        .singleElement()
        .satisfies(
            late ->
                assertThat(late.text())
                    .matches(
                        ".* changed since you saw it, %s changed it at \\d\\d:\\d\\d:\\d\\d UTC: .*"
                            .formatted(winner)));
  }

  @RepeatedTest(20)
  void changeAndApprovalAtOnceHaveOneOutcomeAndTheLoserHearsWhoAndWhen() throws Exception {
    PlanStatus plan = bed.proposed("INC-1", "overload", 1);
    must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
    List<Answer> told =
        together(
            () -> clicked(() -> change(plan, EDITOR, "3")),
            // a change looks at the world first: else the yes would always win
            () -> clicked(() -> decide(replica.getBean(Remediation.class), plan, APPROVER)));
    PlanStatus now = bed.status(plan);
    boolean approved = now.state() == PlanState.APPROVED;
    assertThat(told.stream().filter(Accepted.class::isInstance)).hasSize(1);
    assertThat(told.get(approved ? 1 : 0)).isInstanceOf(Accepted.class);
    assertThat(now.version()).isEqualTo(approved ? 1 : 2);
    assertThat(bed.runs()).isEqualTo(approved ? 1 : 0);
    assertThat(told.get(approved ? 0 : 1).text())
        .matches(
            approved
                ? ".* is approved: U-approver said yes at \\d\\d:\\d\\d:\\d\\d UTC\\."
                : ".*, U-editor changed it at \\d\\d:\\d\\d:\\d\\d UTC: .*");
    assertThat(now.approvedBy()).hasSize(approved ? 1 : 0);
  }

  private Answer change(PlanStatus plan, PersonId person, String replicas) {
    return change(changes(), plan, person, replicas);
  }

  private static Answer change(PlanChanges at, PlanStatus plan, PersonId person, String replicas) {
    return at.change(
        plan.id(),
        ChangeWish.of(plan.version(), plan.hash(), Map.of("replicas", replicas)),
        person);
  }

  private Answer approve(PlanStatus plan, PersonId person) {
    bed.haveRead(plan, person);
    return decide(bed.remediation(), plan, person);
  }

  private static Answer decide(Remediation at, PlanStatus plan, PersonId person) {
    return at.decide(plan.id(), plan.hash(), person, Vote.APPROVE, "");
  }

  private PlanChanges changes() {
    return bed.bean(PlanChanges.class);
  }

  private PlanChanges other() {
    return replica.getBean(PlanChanges.class);
  }

  private static Reason reason(Answer answer) {
    assertThat(answer).as("%s", answer).isInstanceOf(Refused.class);
    return ((Refused) answer).reason();
  }

  private static Answer clicked(Supplier<Answer> work) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return work.get();
  }

  @SafeVarargs
  private static List<Answer> together(Supplier<Answer>... work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(work.length);
    List<Answer> told = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> all = new ArrayList<>();
      for (Supplier<Answer> each : work) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return each.get();
                }));
      }
      for (Future<Answer> each : all) {
        told.add(each.get());
      }
    }
    return told;
  }
}
