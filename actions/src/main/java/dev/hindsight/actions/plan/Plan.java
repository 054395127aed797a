package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Assessment;
import dev.hindsight.actions.action.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What is approved and what runs: typed steps on one target.
 *
 * @param watch the workloads whose health tells whether it helped; empty where that is the target
 */
public record Plan(
    String title,
    String playbook,
    Target target,
    List<Step> steps,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<ObjectRef> watch) {

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  public Plan {
    steps = List.copyOf(steps);
    watch = List.copyOf(watch);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a step");
    }
    if (watch.isEmpty() && !WORKLOADS.contains(target.object().kind())) {
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

  /** The highest risk of its steps, with its reason. */
  public Assessment assessment() {
    return steps.stream()
        .map(s -> s.action().risk())
        .max(Comparator.comparing(Assessment::risk))
        .orElseThrow();
  }

  /** The highest risk of its steps. */
  public Risk risk() {
    return assessment().risk();
  }

  /** How it is taken back, in one sentence. */
  public String undo() {
    return String.join("; then ", steps.reversed().stream().map(Step::undo).toList()) + ".";
  }
}
