package dev.hindsight.actions.adapter;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.plan.Action;
import dev.hindsight.actions.plan.Live;
import java.time.Duration;
import java.util.List;

/** One kind of outside world that plans act on; bounded in time, never throws for its troubles. */
public interface Adapter {

  /** The identity of the world this adapter is connected to. */
  Outcome<String> identity();

  /** The object as it is now. */
  Outcome<Live> read(ObjectRef object);

  /** What the server says the action would change: one line a field. */
  Outcome<String> preview(Action action, Live live);

  /** How long after its start a write may still take effect when its answer was lost. */
  Duration writeMayTake();

  /** Makes the change once and answers the object's new generation. */
  Outcome<Long> write(Change change);

  /** The object's health now. */
  Outcome<Health> health(ObjectRef object);

  /** What a change would destroy; what could not be read is said in the content. */
  Outcome<List<Kept>> keep(ObjectRef object);
}
