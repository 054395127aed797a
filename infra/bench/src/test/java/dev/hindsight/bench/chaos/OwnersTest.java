package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Office;
import dev.hindsight.bench.proxy.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner that only seems dead, is asked to leave, is told to stop, or has another time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class OwnersTest {

  /** How long the owner is stopped; CASES.md has 60 s, the lease is over after one or two. */
  private static final Duration STOPPED =
      Duration.ofMillis(Long.getLong("chaos.stopped-ms", 6_000));

  private static final Duration LONG_CALL = Duration.ofSeconds(2);
  private ChaosWorld world;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    world = ChaosWorld.open(directory, Case.settings(), Clock.systemUTC());
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"its write is on the way", "it has just looked"})
  void f16AStoppedOwnerWakesUpAndChangesNothing(String when) throws Exception {
    try (Case f16 = new Case(world, "F16")) {
      boolean write = when.equals("its write is on the way");
      f16.meet(
          1,
          call -> write ? Case.write("2").test(call) : call.dryRun() && f16.anyApplied(),
          new Fault.Delay(LONG_CALL));
      Replica owner = f16.going();
      Replica other = f16.ready();
      PlanStatus plan = f16.approved(3);
      f16.await("the call is on its way", f16::allMet);
      owner.signal("STOP");
      other.go();
      f16.await("it is taken over", () -> f16.owners(plan).contains(other.name()));
      Thread.sleep(STOPPED);
      owner.signal("CONT");
      f16.awaitState(plan, PlanState.SUCCEEDED);
      f16.await("the old owner notices", () -> owner.tail().contains("this instance stops"));
      assertThat(owner.isAlive()).isTrue();
      assertThat(f16.appliedSteps(plan)).containsExactly("1", "2", "3");
      PlanStatus next = f16.approved(3);
      f16.awaitState(next, PlanState.SUCCEEDED);
      f16.over();
    }
  }

  @Test
  void f17AskedToLeaveInTheMiddleOfAStep() throws Exception {
    try (Case f17 = new Case(world, "F17")) {
      f17.meet(100, call -> call.writes(), new Fault.Delay(LONG_CALL));
      Replica owner = f17.going();
      Replica other = f17.ready();
      PlanStatus plan = f17.approved(4);
      f17.await("the first write is on its way", () -> f17.journal(plan).size() == 1);
      long asked = System.nanoTime();
      owner.signal("TERM");
      f17.awaitDeath(owner);
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .as("within its time of grace")
          .isLessThan(Duration.ofSeconds(10));
      assertThat(f17.journal(plan))
          .as("its step is done, no other begun")
          .containsExactly("DO 1 DONE");
      f17.calm();
      long left = System.nanoTime();
      other.go();
      f17.await("handed over", () -> f17.owners(plan).contains(other.name()));
      assertThat(Duration.ofNanos(System.nanoTime() - left))
          .as("nobody waits for a heartbeat")
          .isLessThan(Duration.ofSeconds(3));
      f17.awaitState(plan, PlanState.SUCCEEDED);
      assertThat(f17.tries(plan, "1")).isEqualTo(1);
      f17.over();
    }
  }

  @Test
  void f23StoppedInTheMiddleOfAStep() throws Exception {
    try (Case f23 = new Case(world, "F23")) {
      f23.meet(1, Case.write("2"), new Fault.Delay(LONG_CALL));
      f23.going();
      PlanStatus plan = f23.approved(4);
      f23.await("the second write is on its way", f23::allMet);
      world.office().remediation().stopAll(Office.APPROVER, "enough");
      f23.awaitState(plan, PlanState.STOPPED);
      assertThat(f23.appliedSteps(plan)).containsExactly("1", "2");
      assertThat(f23.journal(plan)).containsExactly("DO 1 DONE", "DO 2 DONE");
      assertThat(f23.lastWords(plan))
          .contains("Stopped before step 3", "In effect: step 1 (", "step 2 (")
          .doesNotContain("step 3 (");
      world
          .office()
          .remediation()
          .resume(
              Office.APPROVER, "go on", world.office().remediation().stopped().orElseThrow().at());
      f23.over();
    }
  }

  @ParameterizedTest
  @CsvSource({"0s, 2h", "0s, -2h", "0s, 5m", "5m, 0s"})
  void f44ClocksThatDisagree(String one, String other) throws Exception {
    try (Case f44 = new Case(world, "F44")) {
      f44.meet(1_000, call -> call.writes(), new Fault.Delay(Duration.ofMillis(300)));
      f44.ready(clock(one)).go();
      Replica second = f44.ready(clock(other));
      List<PlanStatus> plans = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        plans.add(f44.approved(5));
      }
      f44.await("the first has runs", f44::anyApplied);
      second.go();
      for (PlanStatus plan : plans) {
        f44.awaitState(plan, PlanState.SUCCEEDED);
        assertThat(new HashSet<>(f44.appliedSteps(plan))).hasSize(5);
      }
      assertThat(f44.stolen()).as("runs taken from a living owner").isZero();
      f44.over();
    }
  }

  private static Map<String, String> clock(String ahead) {
    return Map.of("chaos.clock-ahead", ahead);
  }
}
