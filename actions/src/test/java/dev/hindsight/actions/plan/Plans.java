package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Target;
import java.util.List;
import java.util.Map;

/** Plans to test with. */
public final class Plans {

  public static final ObjectRef WORKLOAD = new ObjectRef("c1", "Deployment", "shop", "checkout");

  private Plans() {}

  public static Plan memory(Target target, String container, String from, String to) {
    Action action =
        new SetResources(
            target,
            container,
            Resources.of(Map.of("memory", from), Map.of("memory", "128Mi")),
            Resources.of(Map.of("memory", to), Map.of("memory", "128Mi")));
    boolean deployment = target.object().kind().equals("Deployment");
    return Plan.of(
        "Raise it", "raise-memory-limit", action, List.of(deployment ? target.object() : WORKLOAD));
  }

  /** Verified by the health of shop/checkout. */
  public static Plan of(Action action) {
    return Plan.of("Do it", "a-playbook", action, List.of(WORKLOAD));
  }

  public static Target target(String cluster, String kind, String namespace, String uid, long gen) {
    return new Target(new ObjectRef(cluster, kind, namespace, "checkout"), uid, gen);
  }

  public static Target target() {
    return target("c1", "Deployment", "shop", "u1", 7);
  }

  /** A plan of another kind of object, verified by shop/checkout. */
  public static Target other(String kind, String name) {
    String namespace = kind.equals("Node") ? "" : "shop";
    return new Target(new ObjectRef("c1", kind, namespace, name), "u1", 0);
  }
}
