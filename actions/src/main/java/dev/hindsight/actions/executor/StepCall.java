package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.plan.Action;
import dev.hindsight.actions.plan.Live;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One write of a run.
 *
 * @param number the step's number, from 1
 * @param generation the generation the object must have; empty where only the fields count
 */
record StepCall(Run run, int number, Direction direction, Action action, OptionalLong generation) {

  PlanId plan() {
    return run.id();
  }

  String marker() {
    return run.marker(number, direction);
  }

  Change change(Live live) {
    return new Change(run.id(), action, live, marker());
  }

  boolean sameObject(Live live) {
    return live.uid().equals(action.target().uid());
  }

  boolean leftItsMark(Live live) {
    return live.marker().equals(Optional.of(marker()));
  }

  boolean fieldsAsBefore(Live live) {
    return action.now(live).equals(action.before());
  }

  /** Why the object is not the one that was approved; empty when it is. */
  Optional<String> moved(Live live) {
    String object = live.ref().display();
    if (!sameObject(live)) {
      return Optional.of(object + " was deleted and made again under the same name");
    }
    if (!fieldsAsBefore(live)) {
      return Optional.of("%s does not have %s any more".formatted(object, action.beforeWords()));
    }
    return generation.isPresent() && generation.getAsLong() != live.generation()
        ? Optional.of(
            "%s was changed since the plan was made (generation %d, now %d)"
                .formatted(object, generation.getAsLong(), live.generation()))
        : Optional.empty();
  }
}
