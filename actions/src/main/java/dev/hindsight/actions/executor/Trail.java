package dev.hindsight.actions.executor;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What of a plan took effect, what comes next, and what is still to be taken back; pure. */
record Trail(Plan plan, List<Entry> journal) {

  Trail {
    journal = List.copyOf(journal);
  }

  /** The first step that is not done; one more than there are when all are. */
  int next() {
    return IntStream.rangeClosed(1, plan.steps().size())
        .filter(n -> !has(n, Direction.DO))
        .findFirst()
        .orElse(plan.steps().size() + 1);
  }

  Optional<Entry> entry(int step, Direction direction) {
    return journal.stream().filter(e -> e.step() == step && e.direction() == direction).findFirst();
  }

  /** What nobody knows to have taken effect or not. */
  Optional<Entry> doubtful() {
    return journal.stream().filter(Entry::doubtful).findFirst();
  }

  /** The generation a step must find: as approved, or as our own last write left it. */
  OptionalLong generation(int step) {
    ObjectRef object = target(step);
    Optional<Entry> before =
        journal.stream()
            .filter(e -> e.applied() && e.direction() == Direction.DO && e.step() < step)
            .filter(e -> isAct(e.step()) && target(e.step()).equals(object))
            .reduce((_, last) -> last);
    return before
        .map(Entry::leftGeneration)
        .orElseGet(() -> OptionalLong.of(action(step).target().generation()));
  }

  /** The changes of this direction that may be on their way still. */
  List<Entry> receipted(Direction direction) {
    return journal.stream()
        .filter(e -> e.direction() == direction && e.applied() && e.receipt().isPresent())
        .toList();
  }

  /** The action that an entry is about. */
  Action of(Entry entry) {
    return entry.direction() == Direction.DO ? action(entry.step()) : undoOf(entry.step());
  }

  /** When this run last knew that it had changed the object; empty where it has not. */
  Optional<Instant> changedAt(ObjectRef object) {
    return journal.stream()
        .filter(e -> e.applied() && isAct(e.step()) && target(e.step()).equals(object))
        .flatMap(e -> e.outcomeAt().stream())
        .max(Comparator.naturalOrder());
  }

  /** The steps to be taken back, in the order in which that is done. */
  List<Integer> toUndo() {
    return inEffect().reversed().stream().filter(n -> undo(n) instanceof Undo.By).toList();
  }

  /** The changes that were made and not taken back, first one first. */
  List<Integer> inEffect() {
    return done().stream().filter(n -> !has(n, Direction.UNDO)).toList();
  }

  /** The same for people. */
  String effects() {
    String effects =
        inEffect().stream()
            .map(n -> "step %d (%s)".formatted(n, action(n).sentence()))
            .collect(Collectors.joining(", "));
    return effects.isEmpty() ? "Nothing was changed." : "In effect: %s.".formatted(effects);
  }

  /** What a person would have to do to take back what is left, in order. */
  String remaining() {
    return toUndo().stream().map(n -> undo(n).words()).collect(Collectors.joining("; then "));
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
        done().reversed().stream()
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
    return done().stream().anyMatch(n -> undo(n) instanceof Undo.By);
  }

  private List<Integer> done() {
    return IntStream.rangeClosed(1, plan.steps().size())
        .filter(n -> isAct(n) && has(n, Direction.DO))
        .boxed()
        .toList();
  }

  boolean has(int step, Direction direction) {
    return entry(step, direction).filter(Entry::applied).isPresent();
  }

  private boolean isAct(int step) {
    return plan.steps().get(step - 1) instanceof Step.Act;
  }

  private ObjectRef target(int step) {
    return action(step).target().object();
  }

  private Undo undo(int step) {
    return action(step).undo();
  }

  private Action action(int step) {
    return switch (plan.steps().get(step - 1)) {
      case Step.Act act -> act.action();
      case Step.Wait _, Step.Check _, Step.Ask _ ->
          throw new IllegalStateException("step %d changes nothing".formatted(step));
    };
  }
}
