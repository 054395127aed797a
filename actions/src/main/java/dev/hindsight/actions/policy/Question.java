package dev.hindsight.actions.policy;

import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at.
 *
 * @param connectedCluster identity of the cluster the adapter is connected to
 * @param stopped who stopped all runs and why, while they are stopped
 */
record Question(
    Plan plan,
    String connectedCluster,
    Surroundings around,
    Optional<String> stopped,
    RemediationSettings settings) {

  /** What would be done. */
  List<Action> actions() {
    return plan.actions();
  }
}
