package dev.hindsight.bench.chaos;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Vote;
import dev.hindsight.bench.chaos.cluster.Call;
import dev.hindsight.bench.chaos.cluster.ClusterFaults;
import dev.hindsight.bench.chaos.cluster.SeededTroubles;
import dev.hindsight.bench.chaos.cluster.Troubles;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Draft;
import dev.hindsight.bench.chaos.world.Office;
import dev.hindsight.bench.proxy.Fault;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Makes plans of all fates, and has them approved or not; also the troubles that they meet. */
final class PlanFactory implements Troubles {

  private static final int SHARES = 100;
  private static final int UNAPPROVED = 6;
  private static final int DENIED = 14;
  private static final int GIVEN_UP = 6;
  private static final int FEWEST_STEPS = 3;
  private static final int MOST_STEPS = 6;

  private final ChaosWorld world;
  private final SplittableRandom random;
  private final SeededTroubles troubles;
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final Map<String, String> denied = new ConcurrentHashMap<>();

  PlanFactory(ChaosWorld world, long seed) {
    this.world = world;
    this.random = new SplittableRandom(seed);
    this.troubles = new SeededTroubles(seed + 1);
  }

  @Override
  public Fault next(Call call) {
    return call.marker()
        .filter(this::denied)
        .map(_ -> ClusterFaults.denied())
        .orElseGet(() -> troubles.next(call));
  }

  private boolean denied(String marker) {
    String[] parts = marker.split("/", -1);
    return parts[1].equals(denied.get(parts[0]));
  }

  /** What must become of the plans so far. */
  Map<String, Expected> expected() {
    return Map.copyOf(expected);
  }

  /** The next plan, with its own object. */
  void next(int number) {
    String object = "service-" + number;
    world.crowd().make(object);
    int lot = random.nextInt(SHARES);
    int steps = random.nextInt(FEWEST_STEPS, MOST_STEPS + 1);
    if (lot < UNAPPROVED) {
      unapproved(lot, draft(object, steps));
    } else if (lot < UNAPPROVED + DENIED) {
      PlanStatus plan = asked(draft(object, steps), Expected.REFUSED);
      denied.put(plan.id().toString(), Integer.toString(plan.steps().size()));
      approve(plan);
    } else if (lot < UNAPPROVED + DENIED + GIVEN_UP) {
      world.crowd().giveUp(object);
      approve(asked(draft(object, steps), Expected.TAKEN_BACK));
    } else {
      approve(asked(draft(object, steps), Expected.DONE));
    }
  }

  private Draft draft(String object, int steps) {
    Draft draft = Draft.of(world.crowd(), object, steps, random);
    return random.nextBoolean() ? draft.pausing() : draft;
  }

  private PlanStatus asked(Draft draft, Expected fate) {
    PlanStatus plan = world.office().asked(draft);
    expected.put(plan.id().toString(), fate);
    return plan;
  }

  private void approve(PlanStatus plan) {
    world.office().mustVote(plan, Office.APPROVER);
  }

  /** Each way not to agree to a plan. */
  private void unapproved(int way, Draft draft) {
    Office office = world.office();
    if (way == 0) {
      expected.put(office.propose(draft).id().toString(), Expected.NOTHING);
      return;
    }
    PlanStatus plan = asked(draft, Expected.NOTHING);
    switch (way) {
      case 1 -> {}
      case 2 -> office.vote(plan, Office.APPROVER, Vote.REJECT);
      case 3 -> office.vote(plan, Office.ASKER, Vote.APPROVE);
      case 4 -> office.approveAndLeave(plan, new PersonId("leaver-" + plan.id()));
      default -> office.approveAndForge(plan);
    }
  }
}
