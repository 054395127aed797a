package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    Set<ObjectRef> changed = new HashSet<>();
    for (int number = 1; number <= plan.steps().size(); number++) {
      Step step = plan.steps().get(number - 1);
      lines.add("");
      lines.add("# %d. %s".formatted(number, comment(step.sentence())));
      lines.addAll(
          step instanceof Step.Act(Action action, _, _, _)
              ? act(action, changed.add(action.target().object()))
              : List.of(Pauses.command(step)));
    }
    lines.add("# verify");
    for (ObjectRef workload : plan.watched()) {
      lines.add("kubectl rollout status %s --timeout=15m".formatted(Kubectl.object(workload)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A generation that the script itself has moved on says nothing any more. */
  private static List<String> act(Action action, boolean first) {
    Target target = action.target();
    boolean counted = first && target.generation() > 0;
    String path = counted ? "{.metadata.uid} {.metadata.generation}" : "{.metadata.uid}";
    return List.of(
        "# check: the same object in the same state as when the plan was made",
        "test \"$(kubectl get %s -o %s)\" = %s"
            .formatted(
                Kubectl.object(target.object()),
                Kubectl.quote("jsonpath=" + path),
                Kubectl.quote(target.uid() + (counted ? " " + target.generation() : ""))),
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
