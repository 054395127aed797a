package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import java.util.List;
import java.util.Optional;

/** Plans to test with. */
public final class Plans {

  private Plans() {}

  public static Plan memory(Target target, String container, String from, String to) {
    Action action =
        new Action.SetMemoryLimit(
            target,
            container,
            new Memory(from, Optional.of("128Mi")),
            new Memory(to, Optional.of("128Mi")));
    return new Plan("Raise it", "raise-memory-limit", target, List.of(Step.of(action)));
  }

  public static Target target(String cluster, String kind, String namespace, String uid, long gen) {
    return new Target(new ObjectRef(cluster, kind, namespace, "checkout"), uid, gen);
  }

  public static Target target() {
    return target("c1", "Deployment", "shop", "u1", 7);
  }
}
