package dev.hindsight.actions.policy;

import dev.hindsight.actions.adapter.Surroundings;
import java.util.List;

/**
 * What was seen of the world a plan is for.
 *
 * @param cluster identity of the cluster the adapter is connected to
 * @param changed the objects that the plan changes, in its order
 * @param watched the workloads it is verified by
 */
record World(String cluster, Surroundings around, List<Seen> changed, List<Seen> watched) {

  World {
    changed = List.copyOf(changed);
    watched = List.copyOf(watched);
  }
}
