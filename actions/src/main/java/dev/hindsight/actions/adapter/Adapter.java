package dev.hindsight.actions.adapter;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Plan;
import java.time.Duration;
import java.util.List;

/** One kind of outside world that plans act on; bounded in time, never throws for its troubles. */
public interface Adapter {

  /** The identity of the world that this object would be in, as that world itself tells it. */
  Outcome<String> identity(ObjectRef object);

  /** The object as it is now. */
  Outcome<Live> read(ObjectRef object);

  /** What an action must know of the world around its target. */
  Outcome<Surroundings> around(Action action);

  /** The same for all steps of a plan. */
  default Outcome<Surroundings> around(Plan plan) {
    Outcome<Surroundings> all = new Outcome.Done<>(Surroundings.none());
    for (Action action : plan.actions()) {
      all = all.then(seen -> around(action).map(seen::and));
    }
    return all;
  }

  /** What the server says the action would change: one line a field. */
  Outcome<String> preview(Action action, Live live);

  /** How long after its start a write may still take effect when its answer was lost. */
  Duration writeMayTake(Action action);

  /** How long after a change what is read of the object may still be as before it. */
  default Duration settles(Action action) {
    return Duration.ZERO;
  }

  /** Whether it makes this change with rights that come from the person who approved it. */
  boolean asApprover(Action action);

  /** Makes the change once. */
  Outcome<Written> write(Change change);

  /** Whether what a write was receipted for has arrived everywhere. */
  default Outcome<Boolean> arrived(Action action, String receipt) {
    return new Outcome.Done<>(true);
  }

  /** A workload's health now. */
  Outcome<Health> health(ObjectRef object);

  /** What a change would destroy; what could not be read is said in the content. */
  Outcome<List<Kept>> keep(ObjectRef object);
}
