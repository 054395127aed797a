package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** A plan as kubectl commands, for reading and keeping; every value is quoted. */
public final class ShellScript {

  private ShellScript() {}

  /** The whole script. */
  public static String render(PlanId id, Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/sh");
    lines.add("# " + comment("%s: %s".formatted(id, plan.title())));
    lines.add("# For reading: Hindsight runs the typed steps, not this script.");
    lines.add("set -eu");
    int number = 1;
    for (Step step : plan.steps()) {
      lines.add("");
      lines.addAll(step(number++, step));
    }
    lines.add("# verify");
    for (ObjectRef workload : plan.watched()) {
      lines.add("kubectl rollout status %s --timeout=15m".formatted(Kubectl.object(workload)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> step(int number, Step step) {
    Action action = step.action();
    Target target = action.target();
    String generation = target.generation() > 0 ? " " + target.generation() : "";
    String path =
        generation.isEmpty() ? "{.metadata.uid}" : "{.metadata.uid} {.metadata.generation}";
    return List.of(
        "# %d. %s".formatted(number, comment(action.sentence())),
        "# check: the same object in the same state as when the plan was made",
        "test \"$(kubectl get %s -o %s)\" = %s"
            .formatted(
                Kubectl.object(target.object()),
                Kubectl.quote("jsonpath=" + path),
                Kubectl.quote(target.uid() + generation)),
        "# change",
        Kubectl.command(action),
        "# undo: " + comment(undo(action.undo())));
  }

  private static String undo(Undo undo) {
    return switch (undo) {
      case Undo.By(Action action, _) -> Kubectl.command(action);
      case Undo.Never never -> never.words();
    };
  }

  private static String comment(String text) {
    return text.replaceAll("\\R", " ");
  }
}
