package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.verify.Probe;
import java.util.List;
import java.util.Optional;

/** A plan as people write it: what follows from an action may be left out. */
record PlanText(
    String title,
    Optional<String> playbook,
    Target target,
    List<StepText> steps,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ObjectRef> watch) {

  private static final String BY_HAND = "by hand";

  /** One step: an action, or one that waits, looks or asks. */
  record StepText(
      Optional<Action> action,
      Optional<Long> waitSeconds,
      Optional<Probe> probe,
      Optional<String> question,
      Optional<Long> withinSeconds,
      Optional<String> precondition,
      Optional<String> verification,
      Optional<String> undo) {

    private Step step(String where, List<ObjectRef> watched) {
      Optional<Step> pause;
      try {
        pause =
            new WrittenPause(waitSeconds, probe, question, withinSeconds).step(action.isPresent());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
      }
      return pause.orElseGet(() -> act(where, action.orElseThrow(), watched));
    }

    private Step act(String where, Action action, List<ObjectRef> watched) {
      Step.Act step = Step.of(action, watched);
      same(where, "precondition", precondition, step.precondition());
      same(where, "verification", verification, step.verification());
      same(where, "undo", undo, step.undo());
      return step;
    }

    private static void same(String where, String key, Optional<String> said, String is) {
      if (said.isPresent() && !said.get().equals(is)) {
        throw new IllegalArgumentException(
            "%s: %s follows from the action and is \"%s\"; leave it out".formatted(where, key, is));
      }
    }
  }

  Plan plan(String file) {
    List<ObjectRef> watched = watch.isEmpty() ? List.of(target.object()) : watch;
    try {
      return new Plan(
          title,
          playbook.orElse(BY_HAND),
          target,
          steps.stream().map(step -> step.step(file, watched)).toList(),
          watch);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          message.startsWith(file) ? message : file + ": " + message, e);
    }
  }
}
