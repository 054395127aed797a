package dev.hindsight.actions.policy;

import dev.hindsight.actions.adapter.Surroundings;
import java.util.List;
import java.util.Set;

/**
 * What was seen of the world a plan is for.
 *
 * @param connected identities of the worlds that its objects would be in, as those tell it
 * @param changed the objects that the plan changes, in its order
 * @param watched the workloads it is verified by
 */
record World(Set<String> connected, Surroundings around, List<Seen> changed, List<Seen> watched) {

  World {
    connected = Set.copyOf(connected);
    changed = List.copyOf(changed);
    watched = List.copyOf(watched);
  }
}
