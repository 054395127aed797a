package dev.hindsight.actions.executor;

import static dev.hindsight.actions.TestBed.APPROVER;
import static dev.hindsight.actions.TestBed.ASKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.FakeCluster;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two clusters with the same objects, down to their UIDs, generations and fields: a plan for one
 * never reaches the other, whenever that one begins to answer in its place.
 */
class TwoClustersTest {

  private static final int TRIES = 10_000;
  private static final List<String> OTHERS = List.of("cluster-uid-2", "CLUSTER-UID-1", "", " ");
  private static final List<String> ACTIONS =
      List.of("scale-deployment", "cordon-node", "delete-failed-job", "evict-pod");

  private final TestBed bed = new TestBed();
  private final PlanRunner runner = bed.bean(PlanRunner.class);
  private final Random random = new Random(20_261_130);
  private final List<PlanStatus> plans = new ArrayList<>();
  private Diagnosis seen = bed.seen();

  /** Where on its way the other cluster comes in. */
  private enum Point {
    PROPOSAL,
    START,
    STEP,
    UNDO
  }

  @BeforeEach
  void plansForTheFirstCluster() {
    bed.cluster.settle(false);
    World world = new World(bed);
    world.furnish();
    seen = bed.seen();
    ACTIONS.forEach(action -> plans.add(world.planned(action)));
    for (PlanStatus plan : plans) {
      TestBed.must(bed.remediation().ask(plan.id(), plan.hash(), ASKER));
      TestBed.must(bed.remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.APPROVE, ""));
    }
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void tenThousandTriesCrossNoBorder() {
    Map<Point, Integer> tried = new EnumMap<>(Point.class);
    for (int i = 0; i < TRIES; i++) {
      Point point = Point.values()[random.nextInt(Point.values().length)];
      String other = OTHERS.get(random.nextInt(OTHERS.size()));
      int number = i;
      assertThat(crosses(point, other)).as("try %d at %s to “%s”", number, point, other).isFalse();
      tried.merge(point, 1, Integer::sum);
    }
    assertThat(tried).containsOnlyKeys(Point.values());
    assertThat(bed.cluster.agents).isEmpty();
    assertThat(bed.cluster.applied).isEmpty();
  }

  @Test
  void inItsOwnClusterTheSamePlanRuns() {
    PlanStatus plan = plans.getFirst();
    runner.visit(plan.id());
    assertThat(bed.cluster.applied).hasSize(1);
  }

  /** Whether anything was written, offered or carried on in the other cluster. */
  private boolean crosses(Point point, String other) {
    bed.cluster.id = other;
    try {
      return switch (point) {
        case PROPOSAL -> offered();
        case START -> goesOn("APPROVED");
        case STEP -> goesOn("RUNNING");
        case UNDO -> goesOn("UNDOING");
      };
    } finally {
      bed.cluster.id = FakeCluster.ID;
    }
  }

  private boolean offered() {
    String cause = random.nextBoolean() ? "oom_killed" : "overload";
    Proposal proposal = new Proposal("INC-9", "checkout", cause, seen, Optional.empty());
    return bed.remediation().propose(proposal) instanceof Proposed.Offered;
  }

  private boolean goesOn(String state) {
    PlanStatus plan = plans.get(random.nextInt(plans.size()));
    bed.jdbc()
        .sql(
            """
            delete from actions.plan_journal;
            update actions.plans set state = '%s',
              expires_at = actions.hindsight_now() + interval '1 hour' where id = %d\
            """
                .formatted(state, plan.id().value()))
        .update();
    if (state.equals("UNDOING")) {
      bed.jdbc()
          .sql(
              """
              insert into actions.plan_journal
                (plan, step, direction, marker, epoch, outcome, generation)
              values (%d, 1, 'DO', 'some-marker', 0, 'DONE', 1)\
              """
                  .formatted(plan.id().value()))
          .update();
    }
    runner.visit(plan.id());
    PlanState now = bed.status(plan).state();
    boolean went =
        switch (now) {
          case VERIFYING, SUCCEEDED, UNDONE -> true;
          default -> false;
        };
    return went || !bed.cluster.agents.isEmpty();
  }
}
