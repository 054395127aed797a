package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.World;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.policy.JdbcBasis;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.NewPlan;
import java.util.List;
import java.util.stream.IntStream;

/** Many plans at once, each for a node of its own. */
final class Nodes {

  private final TestBed bed;
  private final World world;

  Nodes(TestBed bed) {
    this.bed = bed;
    this.world = new World(bed);
    world.furnish();
  }

  List<PlanStatus> approved(int count) {
    return IntStream.range(0, count).mapToObj(this::one).toList();
  }

  private PlanStatus one(int number) {
    String node = "crowd-" + number;
    world.node(node, false);
    Live live = done(bed.bean(Adapter.class).read(World.ref("Node", node)));
    Plan plan =
        Plan.of(
            "Cordon " + node,
            "test",
            new CordonNode(live.target()),
            List.of(World.ref("Deployment", "checkout")));
    Offer offer = done(bed.bean(Policy.class).offered(plan, "checkout"));
    NewPlan made =
        new NewPlan("INC-" + number, "checkout", "node", plan, "", offer.ruling().verdicts());
    PlanId id = bed.bean(JdbcPlans.class).insert(made, offer.ruling().approvers()).orElseThrow();
    bed.bean(JdbcBasis.class).keep(id, offer);
    PlanStatus status = bed.remediation().status(id).orElseThrow();
    TestBed.must(bed.remediation().ask(id, status.hash(), TestBed.ASKER));
    TestBed.must(bed.remediation().decide(id, status.hash(), TestBed.APPROVER, Vote.APPROVE, ""));
    askedLongAgo();
    return bed.status(status);
  }

  /** A crowd of plans is not asked for within a minute. */
  private void askedLongAgo() {
    bed.jdbc()
        .sql("update actions.plans set requested_at = requested_at - interval '1 minute'")
        .update();
  }

  private static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(outcome);
  }
}
