package dev.hindsight.bench.chaos.world;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.bench.chaos.cluster.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * A plan of several steps on one Deployment of the crowd, each from what the one before leaves.
 *
 * @param pauses whether it waits a second after the first
 */
public record Draft(String object, List<Action> steps, boolean pauses) {

  private static final String CONTAINER = "app";
  private static final Step SECOND = new Step.Wait(1);

  public Draft {
    steps = List.copyOf(steps);
  }

  /** So many steps, by chance; all of them can be taken back. */
  public static Draft of(Crowd crowd, String object, int steps, SplittableRandom random) {
    JsonNode live = crowd.get(object);
    ObjectRef ref = new ObjectRef(Crowd.CLUSTER, "Deployment", Crowd.NAMESPACE, object);
    Target target =
        new Target(
            ref, live.at("/metadata/uid").asString(), live.at("/metadata/generation").asLong());
    int replicas = live.at("/spec/replicas").asInt();
    int image = 0;
    int memory = 64;
    List<Action> actions = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(3)) {
        case 0 -> actions.add(new ScaleDeployment(target, replicas, ++replicas));
        case 1 ->
            actions.add(new SetImage(target, CONTAINER, Crowd.image(image), Crowd.image(++image)));
        default ->
            actions.add(new SetResources(target, CONTAINER, limit(memory), limit(memory += 16)));
      }
    }
    return new Draft(object, actions, false);
  }

  /** The same with a wait after its first step. */
  public Draft pausing() {
    return new Draft(object, steps, true);
  }

  private static Resources limit(int mebibytes) {
    return Resources.of(Map.of("memory", mebibytes + "Mi"), Map.of());
  }

  Plan plan() {
    Target target = steps.getFirst().target();
    List<Step> all = new ArrayList<>();
    steps.forEach(action -> all.add(Step.of(action, List.of(action.target().object()))));
    if (pauses) {
      all.add(1, SECOND);
    }
    return new Plan("Change " + object, "chaos", target, all, List.of());
  }
}
