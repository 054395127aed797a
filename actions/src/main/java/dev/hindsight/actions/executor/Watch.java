package dev.hindsight.actions.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      return health(plan, watched.getFirst());
    }
    Outcome<Health> all = named(plan, watched.getFirst());
    for (ObjectRef workload : watched.subList(1, watched.size())) {
      all = all.then(seen -> named(plan, workload).map(seen::and));
    }
    return all;
  }

  private Outcome<Health> named(Plan plan, ObjectRef workload) {
    return health(plan, workload).map(health -> health.of(workload.name()));
  }

  private Outcome<Health> health(Plan plan, ObjectRef workload) {
    Outcome<Health> health = adapter.health(workload);
    // What a pause holds on purpose need not complete; that its pods are ready is asked all the
    // same.
    if (!last(plan, workload).rollsOut()) {
      return health.map(Health::rolloutHeld);
    }
    // Another workload's rollout may be given up already; what we changed lets it come through.
    boolean ours = plan.targets().stream().anyMatch(target -> target.object().equals(workload));
    return ours ? health : health.map(Health::notOurRollout);
  }

  /** What was done to it last; where nothing was, what was done last at all. */
  private static Action last(Plan plan, ObjectRef workload) {
    return plan.actions().reversed().stream()
        .filter(action -> action.target().object().equals(workload))
        .findFirst()
        .orElseGet(() -> plan.actions().getLast());
  }

  /** Who changed what the run changed; empty while all of it holds. */
  Outcome<Optional<String>> overwritten(Run run) {
    Map<ObjectRef, List<Action>> changes = new LinkedHashMap<>();
    run.plan()
        .actions()
        .forEach(a -> changes.computeIfAbsent(a.target().object(), _ -> new ArrayList<>()).add(a));
    Outcome<Optional<String>> found = new Outcome.Done<>(Optional.empty());
    for (List<Action> all : changes.values()) {
      found = found.then(who -> who.isPresent() ? new Outcome.Done<>(who) : overwritten(run, all));
    }
    return found;
  }

  /** All that was done to one object. */
  private Outcome<Optional<String>> overwritten(Run run, List<Action> all) {
    return all.getLast().removes()
        ? new Outcome.Done<>(Optional.empty())
        : adapter.read(all.getLast().target().object()).then(live -> overwritten(run, all, live));
  }

  private Outcome<Optional<String>> overwritten(Run run, List<Action> all, Live live) {
    boolean same = live.uid().equals(all.getLast().target().uid());
    if (same && Holding.allOf(all, live)) {
      return new Outcome.Done<>(Optional.empty());
    }
    String object = live.ref().display();
    Duration behind =
        all.stream()
            .map(action -> run.behind(live.ref(), adapter.settles(action)))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return same && behind.isPositive()
        ? new Outcome.TryAgain<>(
            Reason.UNFINISHED,
            "what was changed of %s may not be seen yet".formatted(object),
            behind)
        : new Outcome.Done<>(
            Optional.of(
                "%s was changed by somebody else while it was being verified".formatted(object)));
  }
}
