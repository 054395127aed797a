package dev.hindsight.actions.dryrun;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Playbook;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a plan or a playbook would do to the world as it is now; changes nothing. */
@Component
public class DryRun {

  private final Adapter adapter;
  private final Policy policy;
  private final Clock clock;

  DryRun(Adapter adapter, Policy policy, Clock clock) {
    this.adapter = adapter;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param runs whether it could be proposed and started as things are
   * @param lines for people, in order
   */
  public record Report(boolean runs, List<String> lines) {

    public Report {
      lines = List.copyOf(lines);
    }

    static Report no(String why) {
      return new Report(false, List.of("NO: " + why));
    }
  }

  /**
   * The playbook on these objects of the connected worlds, of each kind one; their {@code cluster}
   * is left empty.
   */
  public Report of(Playbook playbook, List<ObjectRef> objects) {
    Outcome<List<Live>> read = new Outcome.Done<>(List.of());
    for (ObjectRef object : objects) {
      read = read.then(before -> found(object).map(live -> with(before, live)));
    }
    return report(read.map(lives -> tried(playbook, lives)));
  }

  private Outcome<Live> found(ObjectRef object) {
    return adapter
        .identity(object)
        .then(
            world ->
                adapter.read(
                    new ObjectRef(world, object.kind(), object.namespace(), object.name())));
  }

  private static List<Live> with(List<Live> before, Live live) {
    return Stream.concat(before.stream(), Stream.of(live)).toList();
  }

  private Report tried(Playbook playbook, List<Live> lives) {
    try {
      return switch (new Rehearsal(playbook, lives, clock.instant()).planned()) {
        case Planned.Nothing(String reason) -> Report.no(reason);
        case Planned.Made(Plan plan) -> of(plan);
      };
    } catch (IllegalArgumentException e) {
      return Report.no(String.valueOf(e.getMessage()));
    }
  }

  /** The plan as it is written. */
  public Report of(Plan plan) {
    Outcome<List<Live>> read = new Outcome.Done<>(List.of());
    for (Target target : targets(plan)) {
      read = read.then(before -> adapter.read(target.object()).map(live -> with(before, live)));
    }
    return report(read.then(lives -> policy.judge(plan).map(ruling -> of(plan, lives, ruling))));
  }

  /** What it is about, and all that it changes. */
  private static Collection<Target> targets(Plan plan) {
    Map<ObjectRef, Target> targets = new LinkedHashMap<>();
    targets.put(plan.target().object(), plan.target());
    plan.targets().forEach(target -> targets.putIfAbsent(target.object(), target));
    return targets.values();
  }

  private Report of(Plan plan, List<Live> lives, Ruling ruling) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.title());
    lives.forEach(
        live ->
            lines.add("target: " + live.ref().display() + " in cluster " + live.ref().cluster()));
    lines.add("hash: " + PlanJson.sha256(PlanJson.write(plan)));
    List<String> no = new ArrayList<>();
    targets(plan).forEach(target -> moved(target, live(lives, target)).ifPresent(no::add));
    for (Step step : plan.steps()) {
      lines.add("step: " + step.sentence());
      if (step instanceof Step.Act act) {
        preview(act.action(), live(lives, act.action().target()), lines, no);
      }
    }
    lines.add("undo: " + plan.undo());
    ruling.verdicts().forEach(verdict -> lines.add("policy: " + verdict));
    ruling.denied().ifPresent(why -> no.add("policy says no: " + why));
    no.forEach(why -> lines.add("NO: " + why));
    return new Report(no.isEmpty(), lines);
  }

  private static Live live(List<Live> lives, Target target) {
    return lives.stream().filter(l -> l.ref().equals(target.object())).findFirst().orElseThrow();
  }

  private static Optional<String> moved(Target target, Live live) {
    return live.target().equals(target)
        ? Optional.empty()
        : Optional.of(
            "%s has UID %s, generation %d; the plan is for UID %s, generation %d"
                .formatted(
                    live.ref().display(),
                    live.uid(),
                    live.generation(),
                    target.uid(),
                    target.generation()));
  }

  private void preview(Action action, Live live, List<String> lines, List<String> no) {
    switch (adapter.preview(action, live)) {
      case Outcome.Done<String>(String diff) ->
          diff.lines().forEach(line -> lines.add("  " + line));
      case Outcome.TryAgain<String>(_, String text, _) -> no.add(text);
      case Outcome.GaveUp<String>(_, String text) -> no.add("the cluster would refuse it: " + text);
    }
  }

  private static Report report(Outcome<Report> outcome) {
    return switch (outcome) {
      case Outcome.Done<Report>(Report report) -> report;
      case Outcome.TryAgain<Report>(_, String text, _) -> Report.no(text);
      case Outcome.GaveUp<Report>(_, String text) -> Report.no(text);
    };
  }
}
