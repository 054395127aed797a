package dev.hindsight.actions.executor;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a plan took effect, and what of that is still to be taken back; pure. */
record Trail(Plan plan, List<Entry> journal) {

  Trail {
    journal = List.copyOf(journal);
  }

  /** The steps to be taken back, in the order in which that is done. */
  List<Integer> toUndo() {
    return done().filter(n -> undo(n) instanceof Undo.By && !has(n, Direction.UNDO)).toList();
  }

  /** The action that takes a step back. */
  Action undoOf(int step) {
    return switch (undo(step)) {
      case Undo.By(Action action, _) -> action;
      case Undo.Never _ -> throw new IllegalStateException("step %d has no undo".formatted(step));
    };
  }

  /** What is said at the end about the steps that stay as they are; empty when there is none. */
  Optional<String> stays() {
    String stays =
        done()
            .flatMap(n -> undo(n).stays().stream().map(rest -> said(n, rest)))
            .collect(Collectors.joining(" "));
    return Optional.of(stays).filter(s -> !s.isEmpty());
  }

  private String said(int step, String stays) {
    return undo(step) instanceof Undo.Never
        ? "Step %d stays. %s.".formatted(step, stays)
        : "Of step %d: %s.".formatted(step, stays);
  }

  /** Whether any step can be taken back at all. */
  boolean undoable() {
    return done().anyMatch(n -> undo(n) instanceof Undo.By);
  }

  private Stream<Integer> done() {
    return IntStream.iterate(plan.steps().size(), n -> n > 0, n -> n - 1)
        .filter(n -> has(n, Direction.DO))
        .boxed();
  }

  private boolean has(int step, Direction direction) {
    return journal.stream()
        .anyMatch(e -> e.applied() && e.step() == step && e.direction() == direction);
  }

  private Undo undo(int step) {
    return plan.steps().get(step - 1).action().undo();
  }
}
