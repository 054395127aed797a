package dev.hindsight.actions.plan;

import dev.hindsight.actions.Risk;
import java.util.List;

/** What is approved and what runs: typed steps on one target. */
public record Plan(String title, String playbook, Target target, List<Step> steps) {

  public Plan {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a step");
    }
  }

  /** The highest risk of its steps. */
  public Risk risk() {
    return steps.stream().map(s -> s.action().risk()).max(Risk::compareTo).orElse(Risk.HIGH);
  }

  /** How it is taken back, in one sentence. */
  public String undo() {
    return String.join("; then ", steps.reversed().stream().map(Step::undo).toList()) + ".";
  }
}
