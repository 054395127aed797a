package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UndoRollout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The same of a workload; pure. */
final class ForeseenWorkload {

  private ForeseenWorkload() {}

  static Facts.Workload after(Facts.Workload now, Action action) {
    return switch (action) {
      case Scaling scale ->
          of(now, scale.to(), now.restart(), now.template(), now.containers(), now.paused());
      case RestartRollout restart ->
          of(
              now,
              now.replicas(),
              Optional.of(restart.to()),
              now.template(),
              now.containers(),
              now.paused());
      case PauseRollout _ -> paused(now, true);
      case ResumeRollout _ -> paused(now, false);
      // which containers that revision has is not known here: a later step finds none
      case UndoRollout undo ->
          of(now, now.replicas(), now.restart(), undo.to().template(), List.of(), now.paused());
      case SetResources set -> containers(now, set.container(), c -> resources(c, set));
      case SetImage set ->
          containers(
              now,
              set.container(),
              c -> new Facts.Container(c.name(), set.to(), c.resources(), c.environment()));
      case SetEnvironment set -> containers(now, set.container(), c -> variable(c, set));
      default -> now;
    };
  }

  private static Facts.Workload paused(Facts.Workload now, boolean paused) {
    return of(now, now.replicas(), now.restart(), now.template(), now.containers(), paused);
  }

  private static Facts.Workload containers(
      Facts.Workload now, String name, UnaryOperator<Facts.Container> change) {
    List<Facts.Container> all =
        now.containers().stream().map(c -> c.name().equals(name) ? change.apply(c) : c).toList();
    return of(now, now.replicas(), now.restart(), now.template(), all, now.paused());
  }

  private static Facts.Workload of(
      Facts.Workload now,
      int replicas,
      Optional<String> restart,
      String template,
      List<Facts.Container> containers,
      boolean paused) {
    return new Facts.Workload(
        template,
        now.revision(),
        now.since(),
        replicas,
        restart,
        containers,
        now.revisions(),
        paused);
  }

  private static Facts.Container resources(Facts.Container container, SetResources set) {
    Resources now = container.resources();
    Resources then =
        new Resources(
            put(now.limits(), set.from().limits(), set.to().limits()),
            put(now.requests(), set.from().requests(), set.to().requests()));
    return new Facts.Container(container.name(), container.image(), then, container.environment());
  }

  private static SortedMap<String, String> put(
      SortedMap<String, String> now, SortedMap<String, String> from, SortedMap<String, String> to) {
    SortedMap<String, String> then = new TreeMap<>(now);
    then.keySet().removeAll(from.keySet());
    then.putAll(to);
    return then;
  }

  private static Facts.Container variable(Facts.Container container, SetEnvironment set) {
    Map<String, String> values = new HashMap<>(container.environment().values());
    values.remove(set.variable());
    set.to().ifPresent(value -> values.put(set.variable(), value));
    return new Facts.Container(
        container.name(),
        container.image(),
        container.resources(),
        new Facts.Environment(values, container.environment().references()));
  }
}
