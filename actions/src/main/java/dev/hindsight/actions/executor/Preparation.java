package dev.hindsight.actions.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import dev.hindsight.actions.probe.Prober;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at the world once more before a run starts. */
@Component
class Preparation {

  private static final String NOBODYS_RIGHTS =
      "writes are made with the rights of who approved the plan, and it was approved in advance";

  private final Adapter adapter;
  private final Policy policy;
  private final Watch watch;
  private final Prober prober;

  Preparation(Adapter adapter, Policy policy, Watch watch, Prober prober) {
    this.adapter = adapter;
    this.policy = policy;
    this.watch = watch;
    this.prober = prober;
  }

  /**
   * Why the plan must not start; empty when nothing stands in its way.
   *
   * @param agreed how many besides the one who asked agreed to it
   */
  Outcome<Optional<String>> obstacle(Run run, int agreed) {
    Plan plan = run.plan();
    if (plan.actions().stream().anyMatch(adapter::asApprover)
        && policy.inAdvance(run.stored(), agreed)) {
      return new Outcome.Done<>(Optional.of(NOBODYS_RIGHTS));
    }
    return policy
        .starting(run.stored(), agreed, run.stopped())
        .map(ruling -> denied(ruling, agreed))
        .then(
            denied ->
                denied.or(() -> unlooked(plan)).isPresent()
                    ? new Outcome.Done<>(denied.or(() -> unlooked(plan)))
                    : moved(plan));
  }

  /** A check that could never be made would stop the run half-way. */
  private Optional<String> unlooked(Plan plan) {
    return plan.steps().stream()
        .flatMap(s -> s instanceof Step.Check check ? Stream.of(check.probe()) : Stream.empty())
        .flatMap(probe -> prober.refused(probe).stream())
        .findFirst();
  }

  private Outcome<Optional<String>> moved(Plan plan) {
    Outcome<Optional<String>> found = new Outcome.Done<>(Optional.empty());
    for (Target target : plan.targets()) {
      found =
          found.then(
              why ->
                  why.isPresent()
                      ? new Outcome.Done<>(why)
                      : adapter.read(target.object()).map(live -> moved(target, live)));
    }
    return found;
  }

  /** What policy asks for now counts, not what it asked for when the plan was made. */
  private static Optional<String> denied(Ruling ruling, int agreed) {
    return ruling
        .denied()
        .or(
            () ->
                ruling.approvers() > agreed
                    ? Optional.of(
                        "policy asks for %d approvals by others, there are %d"
                            .formatted(ruling.approvers(), agreed))
                    : Optional.empty());
  }

  private static Optional<String> moved(Target target, Live live) {
    if (!live.uid().equals(target.uid())) {
      return Optional.of(live.ref().display() + " was deleted and made again under the same name");
    }
    return live.generation() == target.generation()
        ? Optional.empty()
        : Optional.of(live.ref().display() + " was changed since the plan was made");
  }

  Outcome<Health> health(Plan plan) {
    return watch.health(plan);
  }

  /** What the change would destroy; that it could not be read is kept as well. */
  List<Kept> diagnostics(Plan plan) {
    return Stream.concat(plan.targets().stream().map(Target::object), plan.watched().stream())
        .distinct()
        .flatMap(object -> diagnostics(object).stream())
        .toList();
  }

  private List<Kept> diagnostics(ObjectRef object) {
    String missing = "missing of " + object.display();
    return switch (adapter.keep(object)) {
      case Outcome.Done<List<Kept>>(List<Kept> kept) -> kept;
      case Outcome.TryAgain<List<Kept>>(_, String text, _) -> List.of(new Kept(missing, text));
      case Outcome.GaveUp<List<Kept>>(_, String text) -> List.of(new Kept(missing, text));
    };
  }
}
