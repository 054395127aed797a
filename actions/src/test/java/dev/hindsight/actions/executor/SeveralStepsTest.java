package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.FakeCluster.Trouble;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of several steps on several objects: in order, resumable, taken back in reverse. */
class SeveralStepsTest {

  private final RunBed runs = RunBed.furnished();
  private final TestBed bed = runs.bed;

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void eachStepIsJudgedInTheWorldThatTheOnesBeforeItLeft() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale(), runs.restart());
    runs.visit(plan);
    assertThat(runs.journal()).containsExactly("1 DO DONE", "2 DO DONE", "3 DO DONE");
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    bed.cluster.set(object -> object.withObject("/status").put("observedGeneration", 3));
    assertThat(runs.world.cordoned()).isTrue();
    assertThat(runs.world.replicas()).isEqualTo(4);
  }

  @Test
  void aStepIsTriedAgainSoonHoweverOftenTheOneBeforeItWas() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    for (int seconds : List.of(1, 2)) {
      bed.cluster.trouble = Trouble.CONFLICT;
      assertThat(runs.visit(plan)).isEqualTo(new Next.Later(Duration.ofSeconds(seconds)));
    }
    RunBed.at("after-outcome", () -> bed.cluster.trouble = Trouble.CONFLICT);
    assertThat(runs.visit(plan)).isEqualTo(new Next.Later(Duration.ofSeconds(1)));
    assertThat(runs.journal()).containsExactly("1 DO DONE", "2 DO open");
  }

  @Test
  void whatAStepTookAwayIsNotCountedAgainBeforeTheNext() {
    ObjectRef checkout = World.ref("Deployment", "checkout");
    Step half = Step.of(new ScaleDeployment(runs.world.target(checkout), 2, 1), List.of(checkout));
    PlanStatus plan = runs.approved(half, runs.cordon());
    runs.visit(plan);
    assertThat(runs.journal()).containsExactly("1 DO DONE", "2 DO DONE");
  }

  @Test
  void somebodyElsesChangeBetweenTwoStepsIsNotOurWorld() {
    PlanStatus plan = runs.approved(runs.scale(), runs.restart());
    RunBed.at("after-outcome", () -> bed.cluster.environment("BY", "another"));
    runs.visit(plan);
    assertThat(bed.status(plan).progress())
        .anyMatch(p -> p.startsWith("Taking it back: step 2 was not done"));
    runs.ended(plan, PlanState.FAILED, "everything is as it was");
    assertThat(runs.world.replicas()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "before-intent, 1", "before-intent, 2", "before-intent, 3", // F08
    "after-intent,  1", "after-intent,  2", "after-intent,  3", // F09
    "after-write,   1", "after-write,   2", "after-write,   3", // F10
    "after-outcome, 1", "after-outcome, 2", "after-outcome, 3", // F11
    "before-verify, 1"
  })
  void f08ToF11ACrashAtAnyStepLeavesOneWriteOfEach(String point, int step) {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale(), runs.restart());
    runs.crashAt(plan, point, step);
    runs.visitElsewhere(plan.id());
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    assertThat(bed.cluster.applied).hasSize(3);
    assertThat(runs.journal())
        .map(line -> line.substring(0, 4))
        .containsExactly("1 DO", "2 DO", "3 DO");
  }

  @ParameterizedTest
  @CsvSource({
    "between-undo-steps, 1", "between-undo-steps, 2",
    "before-intent, 1", "before-intent, 2",
    "after-intent, 1", "after-intent, 2",
    "after-write, 1", "after-write, 2",
    "after-outcome, 1", "after-outcome, 2",
    "before-final, 1"
  })
  void f13ACrashInTheUndoGoesOnWithTheNextOne(String point, int step) {
    PlanStatus plan = doesNotHelp(runs.cordon(), runs.scale());
    runs.crashAt(plan, point, step);
    runs.visitElsewhere(plan.id());
    runs.ended(plan, PlanState.UNDONE, "everything is as it was");
    assertThat(bed.cluster.applied).hasSize(4);
    assertThat(runs.journal())
        .map(line -> line.replaceAll(" \\w+$", ""))
        .containsExactly("1 DO", "2 DO", "2 UNDO", "1 UNDO");
    assertThat(runs.world.cordoned()).isFalse();
    assertThat(runs.world.replicas()).isEqualTo(2);
  }

  @Test
  void i6ExactlyWhatTookEffectIsTakenBack() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale(), runs.restart());
    FailPoint.arm(
        point -> {
          boolean second = point.equals("after-outcome") && bed.cluster.applied.size() == 1;
          bed.cluster.trouble = second ? Trouble.FORBIDDEN : bed.cluster.trouble;
          if (point.equals("between-undo-steps")) {
            bed.cluster.trouble = Trouble.NONE;
          }
        });
    runs.visit(plan);
    runs.ended(plan, PlanState.FAILED, "everything is as it was");
    assertThat(runs.journal()).containsExactly("1 DO DONE", "2 DO GAVE_UP", "1 UNDO DONE");
    assertThat(bed.status(plan).progress())
        .anyMatch(p -> p.startsWith("Taking it back: step 2 was not done"));
  }

  @Test
  void f39AnObjectOfALaterStepMadeAnewIsAnotherObject() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    RunBed.at("after-outcome", bed.cluster::remake);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.FAILED);
    assertThat(bed.status(plan).progress()).anyMatch(p -> p.contains("deleted and made again"));
    assertThat(runs.world.cordoned()).isFalse();
  }

  @Test
  void anObjectOfALaterStepThatMovedKeepsThePlanFromItsStart() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    bed.cluster.generation();
    runs.visit(plan);
    runs.stoppedUntouched(plan, "Deployment shop/checkout was changed since the plan was made");
  }

  @Test
  void whatAnotherChangedOnAnEarlierStepsObjectIsSeenWhileVerifying() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    runs.visit(plan);
    runs.world.node("worker-2", false);
    runs.verifyFor(plan, Duration.ofSeconds(20));
    runs.ended(plan, PlanState.STOPPED, "Node worker-2 was changed by somebody else");
  }

  @Test
  void diagnosticsOfEveryObjectAreKeptFirst() {
    PlanStatus plan = runs.approved(runs.cordon(), runs.scale());
    runs.visit(plan);
    assertThat(names())
        .contains("description of Node worker-2", "description of Deployment shop/checkout");
  }

  private List<String> names() {
    return bed.jdbc().sql("select name from actions.kept_diagnostics").query(String.class).list();
  }

  private PlanStatus doesNotHelp(Step... steps) {
    PlanStatus plan = runs.approved(steps);
    bed.firing.add("INC-1");
    runs.visit(plan);
    bed.advance(Duration.ofMinutes(15));
    return plan;
  }
}
