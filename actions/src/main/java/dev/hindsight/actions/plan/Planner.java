package dev.hindsight.actions.plan;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.plan.Planned.Made;
import dev.hindsight.actions.plan.Planned.Nothing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Fills a playbook with the values of the living object; pure, same input same plan. */
public final class Planner {

  private Planner() {}

  /** The plan this playbook gives for this object, or why it gives none. */
  public static Planned plan(Playbook playbook, Live live, Diagnosis diagnosis) {
    return switch (playbook.action()) {
      case Playbook.UndoRollout _ -> undoRollout(playbook, live);
      case Playbook.SetMemoryLimit template -> memory(playbook, template, live, diagnosis);
    };
  }

  private static Planned undoRollout(Playbook playbook, Live live) {
    List<Live.Revision> earlier =
        live.revisions().stream().filter(r -> r.ref().number() < live.revision()).toList();
    if (earlier.isEmpty()) {
      return new Nothing(live.ref().display() + " has no earlier revision to go back to.");
    }
    // A revision with ready pods is proven good right now; otherwise the newest one that differs.
    Optional<Live.Revision> to =
        earlier.stream()
            .filter(r -> !r.ref().template().equals(live.template()))
            .max(
                Comparator.comparingInt((Live.Revision r) -> Math.min(r.ready(), 1))
                    .thenComparingLong(r -> r.ref().number()));
    if (to.isEmpty()) {
      return new Nothing(
          "Every earlier revision of %s has the same pod template as the current one."
              .formatted(live.ref().display()));
    }
    Optional<RevisionRef> from =
        live.revisions().stream()
            .map(Live.Revision::ref)
            .filter(r -> r.template().equals(live.template()))
            .findFirst();
    if (from.isEmpty()) {
      return new Nothing(
          "The current revision of %s is not in its history yet.".formatted(live.ref().display()));
    }
    RevisionRef back = to.get().ref();
    String title = "Undo rollout of %s to revision %d".formatted(live.ref().name(), back.number());
    return made(playbook, title, new Action.UndoRollout(live.target(), from.get(), back));
  }

  private static Planned memory(
      Playbook playbook, Playbook.SetMemoryLimit template, Live live, Diagnosis diagnosis) {
    Optional<Live.Container> found = killed(live, diagnosis);
    if (found.isEmpty()) {
      return new Nothing(
          "It cannot be told which container of %s ran out of memory."
              .formatted(live.ref().display()));
    }
    Live.Container container = found.get();
    Optional<String> limit = container.memoryLimit();
    Optional<MemoryQuantity> now = limit.flatMap(MemoryQuantity::parse);
    if (limit.isEmpty() || now.isEmpty()) {
      return new Nothing(
          "Container %s has no memory limit that could be raised.".formatted(container.name()));
    }
    if (now.get().compareTo(template.ceiling()) >= 0) {
      return new Nothing(
          "The memory limit of container %s is %s already; the playbook goes up to %s."
              .formatted(container.name(), limit.get(), template.max()));
    }
    MemoryQuantity raised = now.get().times(template.factor());
    MemoryQuantity next = raised.compareTo(template.ceiling()) > 0 ? template.ceiling() : raised;
    return raise(playbook, live, container, limit.get(), next.toString());
  }

  private static Planned raise(
      Playbook playbook, Live live, Live.Container container, String from, String to) {
    // Equal request and limit are a promise (Guaranteed): the request rises with the limit.
    Optional<String> request = container.memoryRequest().map(r -> same(r, from) ? to : r);
    String title =
        "Raise the memory limit of %s from %s to %s".formatted(container.name(), from, to);
    return made(
        playbook,
        title,
        new Action.SetMemoryLimit(
            live.target(),
            container.name(),
            new Memory(from, container.memoryRequest()),
            new Memory(to, request)));
  }

  private static boolean same(String one, String other) {
    return MemoryQuantity.canonical(one).equals(MemoryQuantity.canonical(other));
  }

  private static Optional<Live.Container> killed(Live live, Diagnosis diagnosis) {
    List<Live.Container> seen =
        live.containers().stream().filter(c -> saysKilled(diagnosis, c.name())).toList();
    List<Live.Container> candidates = seen.isEmpty() ? live.containers() : seen;
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  private static boolean saysKilled(Diagnosis diagnosis, String container) {
    return diagnosis.observations().stream()
        .filter(o -> o.kind() == Observation.Kind.CONTAINER)
        .map(Observation::line)
        .anyMatch(l -> l.startsWith("container " + container + ":") && l.contains("OOMKilled"));
  }

  private static Planned made(Playbook playbook, String title, Action action) {
    return new Made(new Plan(title, playbook.name(), action.target(), List.of(Step.of(action))));
  }
}
