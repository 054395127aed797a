package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Assessment;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is approved and what runs: typed steps in order.
 *
 * @param target the object the plan is about; a step may have a target of its own
 * @param watch the workloads whose health tells whether it helped; empty where that is the target
 */
public record Plan(
    String title,
    String playbook,
    Target target,
    List<Step> steps,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<ObjectRef> watch) {

  /** The kinds that have health of their own in a cluster. */
  static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  public Plan {
    steps = List.copyOf(steps);
    watch = List.copyOf(watch);
    if (steps.stream().noneMatch(Step.Act.class::isInstance)) {
      throw new IllegalArgumentException("a plan needs a step that changes something");
    }
    if (watch.isEmpty()
        && !WORKLOADS.contains(target.object().kind())
        && AwsKind.of(target.object()).isEmpty()) {
      throw new IllegalArgumentException("a plan needs a workload to verify it by");
    }
  }

  /** One action, verified by the health of these workloads. */
  public static Plan of(String title, String playbook, Action action, List<ObjectRef> watched) {
    ObjectRef target = action.target().object();
    return new Plan(
        title,
        playbook,
        action.target(),
        List.of(Step.of(action, watched)),
        watched.equals(List.of(target)) ? List.of() : watched);
  }

  /** The workloads whose health tells whether it helped. */
  public List<ObjectRef> watched() {
    return watch.isEmpty() ? List.of(target.object()) : watch;
  }

  /** The same from this step on, counted from 1: what is still to be done while it runs. */
  public Plan from(int step) {
    List<Step> rest = steps.subList(step - 1, steps.size());
    Target first =
        rest.stream()
            .flatMap(
                s -> s instanceof Step.Act act ? Stream.of(act.action().target()) : Stream.empty())
            .findFirst()
            .orElseThrow();
    return new Plan(title, playbook, first, rest, watched());
  }

  /** The steps that change something, in their order. */
  public List<Step.Act> acts() {
    return steps.stream()
        .flatMap(step -> step instanceof Step.Act act ? Stream.of(act) : Stream.empty())
        .toList();
  }

  /** What would be done, in that order. */
  public List<Action> actions() {
    return acts().stream().map(Step.Act::action).toList();
  }

  /** Every object that is changed, once, each as it must be before the first change of it. */
  public List<Target> targets() {
    Map<ObjectRef, Target> targets = new LinkedHashMap<>();
    actions().forEach(a -> targets.putIfAbsent(a.target().object(), a.target()));
    return List.copyOf(targets.values());
  }

  /** How long its steps may wait, look and ask. */
  public Duration pauses() {
    return steps.stream().map(Step::within).reduce(Duration.ZERO, Duration::plus);
  }

  /** The highest risk of its steps, with its reason. */
  public Assessment assessment() {
    return actions().stream()
        .map(Action::risk)
        .max(Comparator.comparing(Assessment::risk))
        .orElseThrow();
  }

  /** The highest risk of its steps. */
  public Risk risk() {
    return assessment().risk();
  }

  /** How it is taken back, in one sentence. */
  public String undo() {
    return String.join("; then ", acts().reversed().stream().map(Step.Act::undo).toList()) + ".";
  }
}
