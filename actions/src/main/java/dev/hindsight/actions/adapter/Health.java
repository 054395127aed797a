package dev.hindsight.actions.adapter;

import dev.hindsight.actions.plan.Live;
import java.util.Map;

/**
 * How a workload does right now.
 *
 * @param rolledOut the rollout of the newest template is complete
 * @param stuck the cluster itself has given the rollout up
 * @param allReady every wanted replica is available and ready
 * @param restarts container restarts so far by pod UID
 * @param sentence the same for people
 */
public record Health(
    Live live,
    boolean rolledOut,
    boolean stuck,
    boolean allReady,
    Map<String, Integer> restarts,
    String sentence) {

  public Health {
    restarts = Map.copyOf(restarts);
  }
}
