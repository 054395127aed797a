package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Surroundings;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** ActionRuns of single actions against the scripted cluster, and crashes in the middle of them. */
final class ActionRuns implements AutoCloseable {

  static final ObjectRef CHECKOUT = World.ref("Deployment", "checkout");

  final TestBed bed = new TestBed();
  final World world = new World(bed);
  private final PlanRunner runner = bed.bean(PlanRunner.class);

  /** An approved plan of one action, verified by shop/checkout. */
  PlanStatus approved(Action action) {
    return world.approved(action, List.of(CHECKOUT));
  }

  Target target(ObjectRef ref) {
    return live(ref).target();
  }

  Live live(ObjectRef ref) {
    return world.live(ref);
  }

  JsonNode object(String path) {
    return bed.cluster.get(path);
  }

  void visit(PlanStatus plan) {
    next(plan);
  }

  /** One visit, and when the next one is due. */
  Next next(PlanStatus plan) {
    return runner.visit(plan.id());
  }

  void verify(PlanStatus plan) {
    visit(plan);
    for (int s = 0; s < 140; s += 20) {
      bed.advance(Duration.ofSeconds(20));
      visit(plan);
    }
  }

  /** Until the deadline of the verification is over, and the undo done. */
  void runOut(PlanStatus plan) {
    visit(plan);
    bed.advance(Duration.ofMinutes(16));
    visit(plan);
    visit(plan);
  }

  /** The process dies there. */
  void crashAt(PlanStatus plan, String point) {
    FailPoint.arm(
        name -> {
          if (name.equals(point)) {
            throw new Crash();
          }
        });
    try {
      assertThatThrownBy(() -> visit(plan)).isInstanceOf(Crash.class);
    } finally {
      FailPoint.disarm();
    }
  }

  PlanState state(PlanStatus plan) {
    return bed.status(plan).state();
  }

  String last(PlanStatus plan) {
    return bed.status(plan).progress().getLast();
  }

  /** Why the adapter would not do it to the object as it is; empty when it would. */
  String refusal(Action action) {
    Live live = live(action.target().object());
    return switch (bed.bean(Adapter.class).preview(action, live)) {
      case Outcome.Done<String> _ -> "";
      case Outcome.TryAgain<String>(_, String text, _) -> text;
      case Outcome.GaveUp<String>(_, String text) -> text;
    };
  }

  /** What a dry run says for an object as it was read some time ago. */
  String preview(Action action, Live live) {
    if (bed.bean(Adapter.class).preview(action, live) instanceof Outcome.Done<String>(var diff)) {
      return diff;
    }
    throw new AssertionError(action);
  }

  Surroundings around(Action action) {
    if (bed.bean(Adapter.class).around(action) instanceof Outcome.Done<Surroundings>(var around)) {
      return around;
    }
    throw new AssertionError(action);
  }

  @Override
  public void close() {
    FailPoint.disarm();
    bed.close();
  }

  /** The process is gone. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
