package dev.hindsight.actions.script;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.plan.Step;
import java.util.List;
import java.util.stream.Stream;

/** Plans of several steps to render. */
final class Steps {

  private Steps() {}

  /** Hostile ones of both worlds. */
  static List<Action> both(String text) {
    return Stream.concat(Hostile.actions(text).stream(), Hostile.aws(text).stream()).toList();
  }

  static Plan of(Action... actions) {
    return new Plan(
        "Several steps",
        "by hand",
        Plans.target(),
        Stream.of(actions).<Step>map(a -> Step.of(a, List.of(Plans.WORKLOAD))).toList(),
        List.of());
  }
}
