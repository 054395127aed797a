package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.bench.chaos.cluster.ClusterFaults;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Office;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The owner of a run dies at a named place; it starts again, or another one takes the run over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class DeathsTest {

  private ChaosWorld world;

  /** Who goes on. */
  enum Heir {
    SAME_AGAIN,
    ANOTHER
  }

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    world = ChaosWorld.open(directory, Case.settings(), Clock.systemUTC());
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void f07ApprovedAndTheApprovingProcessDies() throws Exception {
    try (Case f07 = new Case(world, "F07")) {
      Replica desk = f07.ready();
      PlanStatus plan = f07.asked(3);
      assertThat(desk.approve(plan.id().value(), plan.hash(), Office.APPROVER.value()))
          .isEqualTo("accepted");
      desk.kill();
      assertThat(f07.state(plan)).isEqualTo(PlanState.APPROVED);
      f07.going();
      f07.awaitState(plan, PlanState.RUNNING, PlanState.VERIFYING, PlanState.SUCCEEDED);
      assertThat(
              Duration.between(f07.at(plan, PlanState.APPROVED), f07.at(plan, PlanState.RUNNING)))
          .isLessThan(Duration.ofSeconds(10));
      succeeds(f07, plan, 3);
    }
  }

  @Test
  void f07ClaimedBeforeAnythingIsWritten() throws Exception {
    try (Case f07 = new Case(world, "F07")) {
      PlanStatus plan = dies(f07, FailPoint.BEFORE_CLAIM, 1, Heir.SAME_AGAIN);
      succeeds(f07, plan, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void f08BeforeTheIntent(Heir heir) throws Exception {
    try (Case f08 = new Case(world, "F08")) {
      PlanStatus plan = dies(f08, FailPoint.BEFORE_INTENT, 2, heir);
      succeeds(f08, plan, 3);
      assertThat(f08.journal(plan)).containsExactly("DO 1 DONE", "DO 2 DONE", "DO 3 DONE");
    }
  }

  @ParameterizedTest
  @EnumSource
  void f09IntentWrittenCallNotSent(Heir heir) throws Exception {
    try (Case f09 = new Case(world, "F09")) {
      PlanStatus plan = dies(f09, FailPoint.AFTER_INTENT, 2, heir);
      succeeds(f09, plan, 3);
      assertThat(f09.journal(plan)).containsExactly("DO 1 DONE", "DO 2 DONE", "DO 3 DONE");
    }
  }

  @ParameterizedTest
  @EnumSource
  void f10AppliedResultNotStored(Heir heir) throws Exception {
    try (Case f10 = new Case(world, "F10")) {
      PlanStatus plan = dies(f10, FailPoint.AFTER_WRITE, 2, heir);
      succeeds(f10, plan, 3);
      assertThat(f10.journal(plan)).containsExactly("DO 1 DONE", "DO 2 RECOVERED", "DO 3 DONE");
      assertThat(f10.tries(plan, "2")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void f11ResultStoredNextStepNotBegun(Heir heir) throws Exception {
    try (Case f11 = new Case(world, "F11")) {
      PlanStatus plan = dies(f11, FailPoint.AFTER_OUTCOME, 2, heir);
      succeeds(f11, plan, 3);
      assertThat(f11.tries(plan, "2")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void f12DuringTheVerification(Heir heir) throws Exception {
    Map<String, String> patient =
        Map.of("hindsight.remediation.deadline", "8s", "hindsight.remediation.soak", "2s");
    try (Case f12 = new Case(world, "F12")) {
      Replica owner = f12.ready(patient);
      owner.arm(FailPoint.DURING_VERIFY, 8);
      owner.go();
      PlanStatus never = f12.asked(2);
      world.office().firing(never, true);
      world.office().mustVote(never, Office.APPROVER);
      PlanStatus well = f12.approved(2);
      if (heir == Heir.ANOTHER) {
        f12.await("it is claimed", () -> !f12.owners(never).isEmpty());
        f12.ready(patient).go();
      }
      f12.awaitDeath(owner);
      if (heir == Heir.SAME_AGAIN) {
        f12.ready(patient).go();
      }
      f12.awaitState(never, PlanState.UNDONE);
      f12.awaitState(well, PlanState.SUCCEEDED);
      assertThat(time(f12, never, PlanState.RUNNING, PlanState.UNDOING))
          .as("the deadline is waited for")
          .isGreaterThan(Duration.ofMillis(7_900));
      assertThat(f12.sinceHeir(never, PlanState.UNDOING))
          .as("the deadline counts from the stored start, not from the heir's claim")
          .isLessThan(Duration.ofMillis(7_500));
      assertThat(time(f12, well, PlanState.VERIFYING, PlanState.SUCCEEDED))
          .as("the soak is waited for")
          .isGreaterThan(Duration.ofMillis(1_900));
      f12.over();
    }
  }

  @ParameterizedTest
  @EnumSource
  void f13BetweenTwoUndoSteps(Heir heir) throws Exception {
    try (Case f13 = new Case(world, "F13")) {
      f13.meet(1, Case.write("4"), ClusterFaults.denied());
      PlanStatus plan = dies(f13, FailPoint.BETWEEN_UNDO_STEPS, 2, heir, 4);
      f13.awaitState(plan, PlanState.FAILED);
      assertThat(f13.appliedSteps(plan))
          .containsExactly("1", "2", "3", "undo-3", "undo-2", "undo-1");
      f13.over();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_FINAL", "AFTER_FINAL"})
  void f14AfterTheLastSampleBeforeTheEnd(FailPoint point) throws Exception {
    try (Case f14 = new Case(world, "F14")) {
      PlanStatus plan = dies(f14, point, 1, Heir.SAME_AGAIN);
      succeeds(f14, plan, 3);
      assertThat(
              f14.jdbc()
                  .sql("select count(*) from chaos.told where state = 'SUCCEEDED'")
                  .query(Long.class)
                  .single())
          .as("people are told once")
          .isEqualTo(1);
    }
  }

  private PlanStatus dies(Case one, FailPoint point, int hit, Heir heir) throws Exception {
    return dies(one, point, hit, heir, 3);
  }

  /** The first owner dies there; answers the plan, which somebody else has then. */
  private PlanStatus dies(Case one, FailPoint point, int hit, Heir heir, int steps)
      throws Exception {
    Replica owner = one.ready();
    Optional<Replica> other = heir == Heir.ANOTHER ? Optional.of(one.ready()) : Optional.empty();
    owner.arm(point, hit);
    owner.go();
    PlanStatus plan = one.approved(steps);
    if (other.isPresent()) {
      one.await("it is claimed", () -> !one.owners(plan).isEmpty());
      other.get().go();
    }
    one.awaitDeath(owner);
    assertThat(one.owners(plan)).doesNotContain("").isSubsetOf(List.of(owner.name()));
    if (other.isEmpty()) {
      one.going();
    }
    return plan;
  }

  private static Duration time(Case one, PlanStatus plan, PlanState from, PlanState to) {
    return Duration.between(one.at(plan, from), one.at(plan, to));
  }

  private static void succeeds(Case one, PlanStatus plan, int steps) throws Exception {
    one.awaitState(plan, PlanState.SUCCEEDED);
    assertThat(one.applied(plan)).hasSize(steps);
    one.over();
  }
}
