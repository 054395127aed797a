package dev.hindsight.actions.adapter;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Plan;
import java.util.Optional;

/**
 * One write about to be made.
 *
 * @param live the object as just read; the write is refused when it moved since
 * @param approver who agreed first; nobody where it was approved in advance
 * @param marker put on the object in the same write, so that reading back is certain
 * @param whole all that is to be done, which the rights of the write may be narrowed to
 */
public record Change(
    PlanId plan,
    Action action,
    Live live,
    Optional<PersonId> approver,
    String marker,
    Optional<Plan> whole) {

  /** One by itself. */
  public Change(PlanId plan, Action action, Live live, Optional<PersonId> approver, String marker) {
    this(plan, action, live, approver, marker, Optional.empty());
  }
}
