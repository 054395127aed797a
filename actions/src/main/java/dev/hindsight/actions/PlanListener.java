package dev.hindsight.actions;

/** Told of every change of a plan, inside the transaction that made it; must not call outside. */
public interface PlanListener {

  /** The plan of this incident is now in this state, or has new progress. */
  void changed(PlanId plan, String incident, PlanState state);
}
