package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Calls about an ECS service, which is in a cluster. */
final class EcsCalls {

  private EcsCalls() {}

  static AwsCall update(ObjectRef service, Consumer<ObjectNode> change) {
    return AwsCall.of(
            AwsService.ECS,
            "UpdateService",
            p -> p.put("cluster", service.namespace()).put("service", service.name()))
        .with(change);
  }
}
