package dev.hindsight.actions;

/** Told of every change of a plan, inside the transaction that made it; must not call outside. */
public interface PlanListener {

  /** The plan of this incident is now in this state. */
  void changed(PlanId plan, String incident, PlanState state);

  /** There is more to tell of it, in the same state. */
  default void progressed(PlanId plan, String incident, PlanState state) {
    changed(plan, incident, state);
  }

  /** Somebody started the plan of this incident without the needed approvals: all must be told. */
  default void glassBroken(PlanId plan, String incident, PersonId person, String reason) {}
}
