package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.Undo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan of the bench and what must become of it. */
record Made(String plan, List<AwsAction> actions, Fate fate) {

  // shorter ones are the same in many plans
  private static final int SHORTEST_NAME = 6;

  Made {
    actions = List.copyOf(actions);
  }

  /** The ends that are right. */
  enum Fate {
    /** All of it is done. */
    DONE("SUCCEEDED"),
    /** A step is refused: what was done is taken back. */
    REFUSED("FAILED"),
    /** A step is refused and so is an undo: a person has to do the rest. */
    REFUSED_TWICE("ROLLBACK_INCOMPLETE"),
    /** Nobody agreed, or the object is another one: nothing is done. */
    NOTHING("");

    private final String state;

    Fate(String state) {
      this.state = state;
    }

    /** Where it ends; empty where that does not matter. */
    String state() {
      return state;
    }
  }

  /** What its calls name. */
  Set<String> names() {
    return actions.stream()
        .map(AwsAction::target)
        .flatMap(
            target -> Stream.of(target.uid(), target.object().name(), target.object().namespace()))
        .filter(name -> name.length() >= SHORTEST_NAME)
        .collect(Collectors.toSet());
  }

  /** The action of a line of the journal; empty where the step has no undo. */
  Optional<AwsAction> action(int step, boolean undo) {
    AwsAction action = actions.get(step - 1);
    if (!undo) {
      return Optional.of(action);
    }
    return action.undo() instanceof Undo.By(Action back, _)
        ? Optional.of((AwsAction) back)
        : Optional.empty();
  }
}
