package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How one kind of object is read, and how it does. */
interface Resource {

  AwsKind kind();

  /** The object as it is now; what it is on its way to counts as its state. */
  Outcome<Live> read(Calls aws, ObjectRef object);

  /** Whether it is settled and serves. */
  Outcome<Health> health(Calls aws, Live live);

  /** Why the action must not be done to the object as it is now; empty when it may. */
  default Optional<String> refusal(AwsAction action, Live live) {
    return Optional.empty();
  }

  /** By what is asked later whether a change has arrived everywhere; empty where it has at once. */
  default String receipt(JsonNode answer) {
    return "";
  }

  /** Whether the change with this receipt has arrived everywhere. */
  default Outcome<Boolean> arrived(Calls aws, String receipt) {
    return new Outcome.Done<>(true);
  }

  /** Who keeps it in a state of their own and would undo the action, by name. */
  default List<String> managers(AwsAction action, Live live) {
    return Tags.declared(live);
  }
}
