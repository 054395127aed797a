package dev.hindsight.actions.executor;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.plan.Step;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One write of a run.
 *
 * @param number the step's number, from 1
 * @param generation the generation the object must have; empty where only the fields count
 */
record StepCall(Run run, int number, Direction direction, Action action, OptionalLong generation) {

  /** A step's own write, in the world that the steps before it left. */
  static StepCall of(Run run, int number, Step.Act act) {
    return new StepCall(run, number, Direction.DO, act.action(), run.trail().generation(number));
  }

  PlanId plan() {
    return run.id();
  }

  String marker() {
    return run.marker(number, direction);
  }

  Change change(Live live, Optional<PersonId> approver) {
    return new Change(run.id(), action, live, approver, marker(), Optional.of(run.plan()));
  }

  boolean sameObject(Live live) {
    return live.uid().equals(action.target().uid());
  }

  boolean leftItsMark(Live live) {
    return action.marked(live, marker());
  }

  /** Whether the object itself was to go, and is on its way or another one has its name. */
  boolean removed(Live live) {
    return action.doneBy(live) || (action.removes() && !sameObject(live));
  }

  /** What of it this run has done, where it is done piece by piece; empty where that is nothing. */
  Optional<String> partly(Live live) {
    return sameObject(live) ? action.partly(live, marker()) : Optional.empty();
  }

  boolean fieldsAsBefore(Live live) {
    return action.now(live).equals(action.before());
  }

  boolean fieldsAsAfter(Live live) {
    return action.now(live).equals(action.after());
  }

  /** Why the object is not the one that was approved; empty when it is. */
  Optional<String> moved(Live live) {
    String object = live.ref().display();
    if (!sameObject(live)) {
      return Optional.of(object + " was deleted and made again under the same name");
    }
    if (!fieldsAsBefore(live)) {
      return Optional.of(
          "%s is not any more as it was when the plan was made (%s)"
              .formatted(object, action.beforeWords()));
    }
    return generation.isPresent() && generation.getAsLong() != live.generation()
        ? Optional.of(
            "%s was changed since the plan was made (generation %d, now %d)"
                .formatted(object, generation.getAsLong(), live.generation()))
        : Optional.empty();
  }
}
