package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.ChangeInstanceType;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Target;
import java.util.List;

/** Objects that are not there, by which is asked what may be done if they were. */
final class Nothing {

  private static final String NAME = "hindsight-doctor";

  private Nothing() {}

  static ObjectRef of(AwsKind kind, AwsPlace place) {
    String name =
        switch (kind) {
          case INSTANCE, MANAGED_INSTANCE -> "i-00000000000000000";
          case ECS_TASK -> "0".repeat(32);
          case LISTENER -> "1";
          case RECORD_SET -> "hindsight.example:A";
          default -> NAME;
        };
    String namespace =
        switch (kind) {
          case ECS_SERVICE, ECS_TASK, LISTENER, FUNCTION_ALIAS -> NAME;
          case RECORD_SET -> "Z00000000000000000";
          default -> "";
        };
    return new ObjectRef(place.identity(), kind.kind(), namespace, name);
  }

  /** What EC2 can be asked about by a dry run. */
  static List<AwsAction> tries(AwsPlace place) {
    ObjectRef instance = of(AwsKind.INSTANCE, place);
    Target target = new Target(instance, instance.name(), 0);
    return List.of(
        new StartInstance(target),
        new StopInstance(target),
        new RebootInstance(target),
        new ChangeInstanceType(target, "m5.large", "m5.xlarge"));
  }
}
