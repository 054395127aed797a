package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.action.UndoRollout;

/**
 * What an action does to pods.
 *
 * @param some how many it replaces, adds or takes, where that does not depend on the workload
 * @param all whether it replaces every pod of the workload, a few at a time
 * @param less how many the workload has less afterwards, for a time at least
 * @param declared whether it changes what a repository declares
 */
record Effect(int some, boolean all, int less, boolean declared) {

  private static final Effect NONE = new Effect(0, false, 0, false);
  private static final Effect ONE_POD = new Effect(1, false, 1, false);
  private static final Effect ROLLOUT = new Effect(0, true, 0, true);

  static Effect of(Action action) {
    return switch (action) {
      case UndoRollout _, SetResources _, SetImage _ -> ROLLOUT;
      // its annotation is in no repository
      case RestartRollout _ -> new Effect(0, true, 0, false);
      case ScaleDeployment scale -> scaled(scale.from(), scale.to());
      case DeletePod _ -> ONE_POD;
      case DeleteFailedJob _, CordonNode _, UncordonNode _ -> NONE;
    };
  }

  private static Effect scaled(int from, int to) {
    return new Effect(Math.abs(to - from), false, Math.max(0, from - to), true);
  }

  /** How many pods it changes, of a workload with so many. */
  int pods(int replicas) {
    return all ? replicas : some;
  }

  /** How many a workload with so many has less afterwards. */
  int taken(int replicas) {
    return Math.min(less, replicas);
  }
}
