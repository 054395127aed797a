package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.plan.Action;
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
    return String.join("\n", lines) + "\n";
  }

  private static List<String> step(int number, Step step) {
    Action action = step.action();
    ObjectRef object = action.target().object();
    String where =
        "%s -n %s".formatted(quote("deployment/" + object.name()), quote(object.namespace()));
    String state = action.target().uid() + " " + action.target().generation();
    return List.of(
        "# %d. %s".formatted(number, comment(action.sentence())),
        "# check: the same object in the same state as when the plan was made",
        "test \"$(kubectl get %s -o %s)\" = %s"
            .formatted(
                where, quote("jsonpath={.metadata.uid} {.metadata.generation}"), quote(state)),
        "# change",
        command(action, where),
        "# verify",
        "kubectl rollout status %s --timeout=15m".formatted(where),
        "# undo: " + comment(command(action.undo(), where)));
  }

  private static String command(Action action, String where) {
    return switch (action) {
      case Action.UndoRollout undo ->
          "kubectl rollout undo %s --to-revision=%d".formatted(where, undo.to().number());
      case Action.SetMemoryLimit set ->
          "kubectl set resources %s -c %s --limits=%s%s"
              .formatted(
                  where,
                  quote(set.container()),
                  quote("memory=" + set.to().limit()),
                  set.to().request().map(r -> " --requests=" + quote("memory=" + r)).orElse(""));
    };
  }

  static String quote(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  private static String comment(String text) {
    return text.replaceAll("\\R", " ");
  }
}
