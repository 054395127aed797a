package dev.hindsight.actions.adapter;

import java.util.HashMap;
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
    boolean rolledOut,
    boolean stuck,
    boolean allReady,
    Map<String, Integer> restarts,
    String sentence) {

  public Health {
    restarts = Map.copyOf(restarts);
  }

  /** Several workloads seen as one: as good as the worst of them. */
  public Health and(Health other) {
    Map<String, Integer> all = new HashMap<>(restarts);
    all.putAll(other.restarts);
    return new Health(
        rolledOut && other.rolledOut,
        stuck || other.stuck,
        allReady && other.allReady,
        all,
        sentence + "; " + other.sentence);
  }

  /** The same of a workload whose rollout is not the one we wait for. */
  public Health notOurRollout() {
    return new Health(rolledOut, false, allReady, restarts, sentence);
  }

  /** The same of a workload whose rollout is held on purpose. */
  public Health rolloutHeld() {
    return new Health(true, false, allReady, restarts, sentence);
  }

  /** The same, told of this workload by name. */
  public Health of(String workload) {
    return new Health(rolledOut, stuck, allReady, restarts, workload + ": " + sentence);
  }
}
