package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.StopTask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** What must do well for an incident to be over: what is changed, and its own workload; pure. */
final class Watched {

  private Watched() {}

  static SequencedSet<ObjectRef> by(List<Action> actions, ObjectRef workload) {
    SequencedSet<ObjectRef> watched = new LinkedHashSet<>();
    actions.forEach(action -> by(action).ifPresent(watched::add));
    boolean goes =
        actions.stream().anyMatch(a -> a.removes() && a.target().object().equals(workload));
    if (!goes || watched.isEmpty()) {
      watched.add(workload);
    }
    return watched;
  }

  private static Optional<ObjectRef> by(Action action) {
    ObjectRef object = action.target().object();
    return switch (action) {
      // it goes itself: what gets another one in its place must do well
      case ReplaceInstance replace ->
          Optional.of(new ObjectRef(object.cluster(), AwsKind.GROUP.kind(), "", replace.group()));
      case StopTask stop ->
          Optional.of(
              new ObjectRef(
                  object.cluster(),
                  AwsKind.ECS_SERVICE.kind(),
                  object.namespace(),
                  stop.service()));
      // an alarm that was turned off for a time may well be on alarm
      case AwsAction aws when aws.awsKind() == AwsKind.ALARM -> Optional.empty();
      case AwsAction _ -> Optional.of(object);
      default -> Plan.WORKLOADS.contains(object.kind()) ? Optional.of(object) : Optional.empty();
    };
  }
}
