package dev.hindsight.actions.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at what a plan is verified by: its workloads' health, and whether its change still holds.
 */
@Component
class Watch {

  private final Adapter adapter;

  Watch(Adapter adapter) {
    this.adapter = adapter;
  }

  /** The health of all watched workloads as one. */
  Outcome<Health> health(Plan plan) {
    List<ObjectRef> watched = plan.watched();
    if (watched.size() == 1) {
      return adapter.health(watched.getFirst());
    }
    Outcome<Health> all = named(watched.getFirst());
    for (ObjectRef workload : watched.subList(1, watched.size())) {
      all = all.then(seen -> named(workload).map(seen::and));
    }
    return all;
  }

  private Outcome<Health> named(ObjectRef workload) {
    return adapter.health(workload).map(health -> health.of(workload.name()));
  }

  /** Who changed what the plan changed last; empty where it holds, or cannot be told. */
  Optional<String> overwritten(Plan plan) {
    Action action = plan.steps().getLast().action();
    if (action.removes()) {
      return Optional.empty();
    }
    return adapter.read(action.target().object()) instanceof Outcome.Done<Live>(Live live)
            && !action.now(live).equals(action.after())
        ? Optional.of(
            "%s was changed by somebody else while it was being verified"
                .formatted(live.ref().display()))
        : Optional.empty();
  }
}
