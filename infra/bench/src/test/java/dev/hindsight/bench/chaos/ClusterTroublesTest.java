package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bench.chaos.cluster.ClusterFaults;
import dev.hindsight.bench.chaos.cluster.Replies;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Office;
import dev.hindsight.bench.proxy.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cluster conflicts, refuses, lies, is slow or away, or is not the one that was approved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ClusterTroublesTest {

  private ChaosWorld world;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    world = ChaosWorld.open(directory, Case.settings(), Clock.systemUTC());
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void f35AConflictIsLookedAtAndTriedAgain() throws Exception {
    try (Case f35 = new Case(world, "F35")) {
      f35.meet(1, Case.write("2"), ClusterFaults.conflict());
      f35.going();
      PlanStatus plan = f35.approved(3);
      f35.awaitState(plan, PlanState.SUCCEEDED);
      assertThat(f35.tries(plan, "2")).isEqualTo(2);
      assertThat(f35.appliedSteps(plan)).containsExactly("1", "2", "3");
      f35.over();
    }
  }

  @Test
  void f35WhatSomebodyElseChangedIsNotOverwritten() throws Exception {
    try (Case f35 = new Case(world, "F35")) {
      f35.meet(1, Case.write("2"), ClusterFaults.conflict());
      f35.going();
      PlanStatus plan = f35.approved(3);
      f35.await("the conflict is met", f35::allMet);
      world
          .crowd()
          .change(Case.object(plan), object -> object.withObject("/spec").put("paused", true));
      f35.awaitEnd(plan);
      assertThat(f35.appliedSteps(plan)).doesNotContain("2", "3");
      assertThat(world.crowd().get(Case.object(plan)).at("/spec/paused").asBoolean()).isTrue();
      f35.over();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "504", "garbage", "late"})
  void f36TheAnswerIsLostAfterTheEffect(String how) throws Exception {
    try (Case f36 = new Case(world, "F36")) {
      Fault lost =
          switch (how) {
            case "cut" -> new Fault.CutAfter();
            case "504" -> ClusterFaults.timeoutAfterEffect();
            case "garbage" -> ClusterFaults.garbageAfterEffect();
            default -> new Fault.Late(Duration.ofMillis(400));
          };
      f36.meet(1, Case.write("2"), lost);
      f36.going();
      PlanStatus plan = f36.approved(3);
      f36.awaitState(plan, PlanState.SUCCEEDED);
      assertThat(f36.appliedSteps(plan)).containsExactly("1", "2", "3");
      assertThat(f36.tries(plan, "2")).as("the write is not sent again").isEqualTo(1);
      assertThat(f36.journal(plan)).containsExactly("DO 1 DONE", "DO 2 RECOVERED", "DO 3 DONE");
      f36.over();
    }
  }

  @Test
  void f36AWriteThatNeverArrivedIsSentAgain() throws Exception {
    try (Case f36 = new Case(world, "F36")) {
      f36.meet(1, Case.write("2"), new Fault.CutBefore());
      f36.going();
      PlanStatus plan = f36.approved(3);
      f36.awaitState(plan, PlanState.SUCCEEDED);
      assertThat(f36.tries(plan, "2")).isEqualTo(2);
      f36.over();
    }
  }

  @Test
  void f37ARequestToWaitIsHonoured() throws Exception {
    try (Case f37 = new Case(world, "F37")) {
      f37.meet(1, Case.write("2"), ClusterFaults.throttled(3));
      f37.going();
      PlanStatus plan = f37.approved(3);
      f37.awaitState(plan, PlanState.SUCCEEDED);
      var tries =
          world.proxy().journal().all().stream()
              .filter(seen -> seen.step().filter("2"::equals).isPresent())
              .toList();
      assertThat(tries).hasSize(2);
      assertThat(Duration.between(tries.getFirst().at(), tries.getLast().at()))
          .isGreaterThan(Duration.ofMillis(2_900));
      f37.over();
    }
  }

  @Test
  void f37TheClusterIsAwayBeforeTheWrite() throws Exception {
    try (Case f37 = new Case(world, "F37")) {
      f37.meet(10_000, call -> call.dryRun(), ClusterFaults.unavailable());
      staysAway(f37, "FAILED", "Nothing was changed");
    }
  }

  @Test
  void f37TheClusterIsAwayAfterTheWrite() throws Exception {
    try (Case f37 = new Case(world, "F37")) {
      f37.meet(1, Case.write("1"), new Fault.CutBefore());
      f37.meet(10_000, _ -> !world.proxy().journal().tried().isEmpty(), new Fault.CutBefore());
      staysAway(f37, "UNKNOWN", "not known whether step 1 took effect");
    }
  }

  private static void staysAway(Case f37, String end, String words) throws Exception {
    Replica owner = f37.ready(Map.of("hindsight.remediation.deadline", "5s")).go();
    PlanStatus plan = f37.approved(3);
    f37.awaitEnd(plan);
    assertThat(f37.state(plan).name()).startsWith(end);
    assertThat(Set.copyOf(f37.owners(plan))).as("the lease held").containsExactly(owner.name());
    assertThat(f37.lastWords(plan)).contains(words);
    f37.over();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | deployments.apps is forbidden: User cannot patch | patch",
        "422 | admission webhook rules denied the request | admission",
        "410 | the object is gone | not found",
        "403 | exceeded quota: team-quota | quota"
      })
  void f38ARefusalIsNotTriedAgain(int code, String message, String words) throws Exception {
    try (Case f38 = new Case(world, "F38")) {
      f38.meet(1, Case.write("3"), new Fault.Answer(Replies.refusal(code, message)));
      f38.going();
      PlanStatus plan = f38.approved(3);
      f38.awaitState(plan, PlanState.FAILED);
      assertThat(f38.tries(plan, "3")).isEqualTo(1);
      assertThat(f38.appliedSteps(plan)).containsExactly("1", "2", "undo-2", "undo-1");
      assertThat(world.office().status(plan.id()).progress()).anyMatch(p -> p.contains(words));
      f38.over();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void f39AnotherObjectOfTheSameName(int stepsBefore) throws Exception {
    try (Case f39 = new Case(world, "F39")) {
      PlanStatus plan = f39.approved(3);
      if (stepsBefore == 0) {
        world.crowd().make(Case.object(plan));
        f39.going();
      } else {
        f39.meet(1, Case.write("2"), ClusterFaults.conflict());
        f39.going();
        f39.await("the first step is done", () -> f39.applied(plan).size() == 1 && f39.allMet());
        world.crowd().make(Case.object(plan));
      }
      f39.awaitEnd(plan);
      assertThat(f39.applied(plan)).hasSize(stepsBefore);
      assertThat(world.office().status(plan.id()).progress())
          .anyMatch(p -> p.contains("made again under the same name"));
      f39.over();
    }
  }

  @Test
  void f40NeverWellIsTakenBackAtTheDeadline() throws Exception {
    try (Case f40 = new Case(world, "F40")) {
      PlanStatus plan = f40.asked(3);
      world.crowd().health(Case.object(plan), false);
      world.office().mustVote(plan, Office.APPROVER);
      f40.ready(Map.of("hindsight.remediation.deadline", "3s")).go();
      f40.awaitState(plan, PlanState.UNDONE);
      assertThat(Duration.between(f40.at(plan, PlanState.RUNNING), f40.at(plan, PlanState.UNDOING)))
          .isGreaterThan(Duration.ofMillis(2_900));
      f40.over();
    }
  }

  @Test
  void f40WellAndThenNotIsNoSuccess() throws Exception {
    try (Case f40 = new Case(world, "F40")) {
      f40.ready(Map.of("hindsight.remediation.soak", "2s", "hindsight.remediation.deadline", "30s"))
          .go();
      PlanStatus plan = f40.approved(3);
      f40.await(
          "good samples", () -> samples(f40, plan) > 3 && f40.state(plan) == PlanState.VERIFYING);
      world.crowd().health(Case.object(plan), false);
      f40.await("they count no more", () -> samples(f40, plan) == 0);
      var well = Clock.systemUTC().instant();
      world.crowd().health(Case.object(plan), true);
      f40.awaitState(plan, PlanState.SUCCEEDED);
      assertThat(Duration.between(well, f40.at(plan, PlanState.SUCCEEDED)))
          .as("the soak begins anew")
          .isGreaterThan(Duration.ofMillis(1_900));
      f40.over();
    }
  }

  private static int samples(Case one, PlanStatus plan) {
    return one.jdbc()
        .sql("select good_samples from actions.plan_runs where plan = :plan")
        .param("plan", plan.id().value())
        .query(Integer.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused", "unknown"})
  void f41AnUndoThatFailsSaysWhatRemains(String how) throws Exception {
    try (Case f41 = new Case(world, "F41")) {
      f41.meet(1, Case.write("4"), ClusterFaults.denied());
      boolean refused = how.equals("refused");
      f41.meet(1, Case.write("undo-2"), refused ? ClusterFaults.denied() : new Fault.CutBefore());
      PlanStatus plan = f41.asked(4);
      f41.ready(Map.of("hindsight.remediation.deadline", "4s")).go();
      world.office().mustVote(plan, Office.APPROVER);
      f41.await("the undo failed", f41::allMet);
      if (!refused) {
        f41.meet(10_000, _ -> true, new Fault.CutBefore());
      }
      f41.awaitEnd(plan);
      assertThat(f41.state(plan)).isNotEqualTo(PlanState.UNDONE);
      assertThat(f41.appliedSteps(plan)).containsExactly("1", "2", "3", "undo-3");
      assertThat(f41.lastWords(plan))
          .contains("The undo is incomplete")
          .contains("A person must do what remains");
      f41.over();
    }
  }
}
