package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of what is not a patch of a pod template: deletes, nodes, scale, restart. */
class OtherActionsTest {

  private final TestBed bed = new TestBed();
  private final World world = new World(bed);
  private final PlanRunner runner = bed.bean(PlanRunner.class);

  @BeforeEach
  void furnish() {
    world.furnish();
  }

  @AfterEach
  void close() {
    FailPoint.disarm();
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evict-pod", "delete-failed-job"})
  void aDeleteTakesExactlyThatObjectAndKeepsWhatIsKnownOfIt(String action) {
    PlanStatus plan = world.approved(action);
    assertThat(plan.diff()).endsWith("present -> deleted");
    bed.cluster.log(World.POD, false, "last words");
    visit(plan);
    assertThat(bed.cluster.has(world.path(action))).isFalse();
    assertThat(bed.cluster.applied)
        .singleElement()
        .asString()
        .contains(action.equals("evict-pod") ? "\"uid\":\"pod-" : "\"uid\":\"job-uid-1\"")
        .contains("\"resourceVersion\":");
    verify(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
    assertThat(kept())
        .anyMatch(
            k -> k.contains(action.equals("evict-pod") ? "last words" : "BackoffLimitExceeded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aCrashAroundADeleteLeavesOneDelete(String point) {
    PlanStatus plan = world.approved("delete-failed-job");
    crashAt(plan, point);
    try (var other = bed.instance()) {
      other.getBean(PlanRunner.class).visit(plan.id());
    }
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aPodOnItsWayOutAfterACrashIsNotDeletedAgain(String point) {
    bed.cluster.graceful = true;
    PlanStatus plan = world.approved("evict-pod");
    crashAt(plan, point);
    visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void anotherObjectOfTheSameNameAfterALostAnswerIsLeftAlone() {
    PlanStatus plan = world.approved("delete-failed-job");
    bed.cluster.trouble = Trouble.ERROR_AFTER_EFFECT;
    visit(plan);
    world.job("job-uid-2", true);
    visit(plan);
    assertThat(bed.cluster.applied).hasSize(1);
    assertThat(bed.cluster.has(world.path("delete-failed-job"))).isTrue();
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
  }

  @Test
  void aJobThatDidNotFailAfterAllIsNotDeleted() {
    PlanStatus plan = world.approved("delete-failed-job");
    world.job("job-uid-1", false);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(last(plan)).contains("state failed").contains("Nothing was changed");
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void whatIsGoneBeforeTheWriteWasNotOurs() {
    PlanStatus plan = world.approved("delete-failed-job");
    crashAt(plan, "before-intent");
    bed.cluster.healthy("checkout:1.8.2", "256Mi");
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(last(plan)).contains("it is gone already").contains("Nothing was changed");
  }

  @Test
  void aDisruptionBudgetIsWaitedForAndNamed() {
    PlanStatus plan = world.approved("evict-pod");
    bed.cluster.trouble = Trouble.BUDGET;
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.RUNNING);
    assertThat(last(plan)).contains("a PodDisruptionBudget does not allow the eviction of Pod");
    bed.advance(Duration.ofMinutes(16));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.FAILED);
    assertThat(last(plan)).contains("the deadline is over").contains("Nothing was changed");
  }

  @Test
  void aDeleteThatDoesNotHelpIsNotCalledTakenBack() {
    PlanStatus plan = world.approved("delete-failed-job");
    bed.firing.add("INC-1");
    runOut(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.FAILED);
    assertThat(bed.status(plan).progress()).anyMatch(p -> p.startsWith("It did not help:"));
    assertThat(last(plan)).startsWith("Nothing is taken back. Step 1 stays. It cannot be undone");
  }

  @Test
  void aRestartThatDoesNotHelpSaysWhyItStays() {
    PlanStatus plan = world.approved("restart-rollout");
    bed.firing.add("INC-1");
    visit(plan);
    bed.cluster.payments(true);
    runOut(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.FAILED);
    assertThat(last(plan)).contains("the new pods run the same template as the old ones");
    assertThat(bed.cluster.applied).hasSize(1);
  }

  @Test
  void aRestartedDependencyMustDoWellToo() {
    PlanStatus plan = world.approved("restart-rollout");
    visit(plan);
    bed.cluster.payments(false);
    verify(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    assertThat(last(plan)).startsWith("Not good yet: payments: 2").contains("checkout: 2 of 2");
    bed.cluster.payments(true);
    verify(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-intent", "after-intent", "after-write", "after-outcome"})
  void aNodeIsCordonedOnceAndUncordonedWhenThatDoesNotHelp(String point) {
    PlanStatus plan = world.approved("cordon-node");
    bed.firing.add("INC-1");
    crashAt(plan, point);
    visit(plan);
    assertThat(world.cordoned()).isTrue();
    assertThat(bed.cluster.applied).hasSize(1);
    runOut(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
    assertThat(world.cordoned()).isFalse();
    assertThat(bed.cluster.applied).hasSize(2);
  }

  @Test
  void theLastNodeIsNotCordonedEvenIfItBecameSoAfterTheApproval() {
    PlanStatus plan = world.approved("cordon-node");
    world.node("worker-1", true);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(last(plan)).contains("last node").contains("Nothing was changed");
  }

  @Test
  void theLastNodeIsNotCordonedEvenIfItBecameSoAfterTheStart() {
    PlanStatus plan = world.approved("cordon-node");
    crashAt(plan, "before-intent");
    world.node("worker-1", true);
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(last(plan)).contains("last node").contains("Nothing was changed");
    assertThat(world.cordoned()).isFalse();
  }

  @Test
  void whatCannotBeSeenToHoldIsNotCalledAHelp() {
    PlanStatus plan = world.approved("cordon-node");
    visit(plan);
    world.node("worker-2", false);
    bed.cluster.extra.put("/api/v1/nodes/worker-2", "500");
    verify(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.VERIFYING);
    bed.cluster.extra.clear();
    bed.advance(Duration.ofSeconds(20));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(last(plan)).contains("changed by somebody else");
  }

  @Test
  void anotherObjectOfTheSameNameIsNotWhatHelped() {
    PlanStatus plan = world.approved("scale-deployment");
    visit(plan);
    bed.cluster.remake();
    verify(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
  }

  @Test
  void aRolloutThatWasGivenUpBeforeIsNotTheFaultOfWhatTheServiceCalls() {
    PlanStatus plan = world.approved("restart-rollout");
    bed.cluster.set(
        d ->
            d.withObjectProperty("status")
                .withArrayProperty("conditions")
                .addObject()
                .put("type", "Progressing")
                .put("status", "False")
                .put("reason", "ProgressDeadlineExceeded"));
    visit(plan);
    bed.cluster.payments(true);
    verify(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.SUCCEEDED);
  }

  @Test
  void aScaleIsTakenBackWhenItDoesNotHelp() {
    PlanStatus plan = world.approved("scale-deployment");
    bed.firing.add("INC-1");
    visit(plan);
    assertThat(world.replicas()).isEqualTo(4);
    runOut(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.UNDONE);
    assertThat(world.replicas()).isEqualTo(2);
  }

  @Test
  void somebodyElsesScaleDuringVerificationIsLeftAlone() {
    PlanStatus plan = world.approved("scale-deployment");
    visit(plan);
    bed.cluster.set(d -> d.withObjectProperty("spec").put("replicas", 6));
    bed.advance(Duration.ofSeconds(20));
    visit(plan);
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.STOPPED);
    assertThat(world.replicas()).isEqualTo(6);
  }

  @Test
  void aLowRiskIsForOneApproverAlone() {
    PlanStatus plan = world.planned("scale-deployment");
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), APPROVER));
    assertThat(bed.status(plan).state()).isEqualTo(PlanState.APPROVED);
    visit(plan);
    assertThat(world.replicas()).isEqualTo(4);
  }

  private void visit(PlanStatus plan) {
    runner.visit(plan.id());
  }

  private void verify(PlanStatus plan) {
    visit(plan);
    for (int s = 0; s < 140; s += 20) {
      bed.advance(Duration.ofSeconds(20));
      visit(plan);
    }
  }

  /** Until the deadline of the verification is over, and the undo done. */
  private void runOut(PlanStatus plan) {
    visit(plan);
    bed.advance(Duration.ofMinutes(16));
    visit(plan);
    visit(plan);
  }

  private void crashAt(PlanStatus plan, String point) {
    FailPoint.arm(
        name -> {
          if (name.equals(point)) {
            throw new Crash();
          }
        });
    assertThatThrownBy(() -> visit(plan)).isInstanceOf(Crash.class);
    FailPoint.disarm();
  }

  private String last(PlanStatus plan) {
    return bed.status(plan).progress().getLast();
  }

  private List<String> kept() {
    return bed.jdbc()
        .sql("select content from actions.kept_diagnostics")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The process is gone. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
