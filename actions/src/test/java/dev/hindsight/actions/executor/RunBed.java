package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** RunBed in the test's hands: visits, crashes and time. */
final class RunBed implements AutoCloseable {

  final TestBed bed = new TestBed();
  final World world = new World(bed);
  final PlanRunner runner = bed.bean(PlanRunner.class);

  /** With nodes, a failed Job and a pod besides. */
  static RunBed furnished() {
    RunBed runs = new RunBed();
    runs.world.furnish();
    return runs;
  }

  /** Cordons worker-2. */
  Step cordon() {
    return step(new CordonNode(world.target(World.ref("Node", "worker-2"))));
  }

  /** Scales shop/checkout from 2 to 4. */
  Step scale() {
    return step(new ScaleDeployment(checkout(), 2, 4));
  }

  /** Restarts shop/checkout, which cannot be undone. */
  Step restart() {
    return step(RestartRollout.of(checkout(), Optional.empty()));
  }

  private Target checkout() {
    return world.target(World.ref("Deployment", "checkout"));
  }

  private static Step step(Action action) {
    return Step.of(action, List.of(World.ref("Deployment", "checkout")));
  }

  @Override
  public void close() {
    FailPoint.disarm();
    bed.close();
  }

  PlanStatus approvedMemory() {
    bed.cluster.settle(false);
    return bed.approved("INC-1", "oom_killed");
  }

  PlanStatus approvedUndo() {
    bed.cluster.rollOut("checkout:1.8.3-rc1", "256Mi");
    bed.cluster.settle(false);
    return approve(bed.proposed("INC-1", "image_pull"));
  }

  /** Approved and not started; verified by the health of shop/checkout. */
  PlanStatus approved(Step... steps) {
    Plan plan =
        new Plan(
            "Several steps",
            "test",
            ((Step.Act)
                    List.of(steps).stream().filter(Step.Act.class::isInstance).findFirst().get())
                .action()
                .target(),
            List.of(steps),
            List.of(World.ref("Deployment", "checkout")));
    return approve(world.kept(plan, "several"));
  }

  PlanStatus approve(PlanStatus plan) {
    TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), TestBed.ASKER));
    while (state(plan) == PlanState.AWAITING_APPROVAL) {
      boolean first = bed.status(plan).approvedBy().isEmpty();
      TestBed.must(
          bed.remediation()
              .decide(
                  plan.id(),
                  plan.hash(),
                  first ? TestBed.APPROVER : TestBed.SECOND,
                  Vote.APPROVE,
                  ""));
    }
    return plan;
  }

  Next visit(PlanStatus plan) {
    return runner.visit(plan.id());
  }

  PlanState state(PlanStatus plan) {
    return bed.status(plan).state();
  }

  String last(PlanStatus plan) {
    return bed.status(plan).progress().getLast();
  }

  void ended(PlanStatus plan, PlanState state, String... words) {
    assertThat(state(plan)).as(bed.status(plan).progress().toString()).isEqualTo(state);
    assertThat(last(plan)).contains(words);
  }

  void verifyFor(PlanStatus plan, Duration time) {
    visit(plan);
    for (long s = 0; s < time.toSeconds(); s += 20) {
      bed.advance(Duration.ofSeconds(20));
      visit(plan);
    }
  }

  void crashAt(PlanStatus plan, String point) {
    crashAt(plan, point, 1);
  }

  /** The process is gone when it passes that point for the n-th time. */
  void crashAt(PlanStatus plan, String point, int hit) {
    AtomicInteger left = new AtomicInteger(hit);
    at(
        point,
        () -> {
          if (left.decrementAndGet() == 0) {
            throw new Crash();
          }
        });
    assertThatThrownBy(() -> visit(plan)).isInstanceOf(Crash.class);
    FailPoint.disarm();
  }

  static void at(String point, Runnable what) {
    FailPoint.arm(
        name -> {
          if (name.equals(point)) {
            what.run();
          }
        });
  }

  /** As another instance that takes over. */
  void visitElsewhere(PlanId plan) {
    try (var other = bed.instance()) {
      other.getBean(PlanRunner.class).visit(plan);
    }
  }

  void stoppedUntouched(PlanStatus plan, String why) {
    ended(plan, PlanState.STOPPED, why, "Nothing was changed");
    assertThat(bed.cluster.agents).isEmpty();
  }

  /** Step, direction and outcome of each line of the journal. */
  List<String> journal() {
    return bed.jdbc()
        .sql(
            "select step || ' ' || direction || ' ' || coalesce(outcome, 'open') from"
                + " actions.plan_journal order by id")
        .query(String.class)
        .list();
  }

  List<String> outcomes() {
    return bed.jdbc()
        .sql("select outcome from actions.plan_journal order by id")
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  List<String> kept() {
    return bed.jdbc()
        .sql("select content from actions.kept_diagnostics")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The process is gone. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
