package dev.hindsight.actions.dryrun;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Planner;
import dev.hindsight.actions.plan.Playbook;
import dev.hindsight.actions.plan.Scene;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** The playbook on this object of the connected cluster ("Kind", namespace, name). */
  public Report of(Playbook playbook, String kind, String namespace, String name) {
    return report(
        adapter
            .identity(new ObjectRef("", kind, namespace, name))
            .then(world -> adapter.read(new ObjectRef(world, kind, namespace, name)))
            .map(live -> of(playbook, live)));
  }

  private Report of(Playbook playbook, Live live) {
    Diagnosis nothingSeen =
        new Diagnosis(Optional.of(live.ref()), List.of(), List.of(), clock.instant());
    Scene scene = new Scene(live, live.ref(), nothingSeen, clock.instant());
    try {
      return switch (Planner.plan(playbook, scene)) {
        case Planned.Nothing(String reason) -> Report.no(reason);
        case Planned.Made(Plan plan) -> of(plan, live);
      };
    } catch (IllegalArgumentException e) {
      return Report.no(String.valueOf(e.getMessage()));
    }
  }

  /** The plan as it is written. */
  public Report of(Plan plan) {
    return report(adapter.read(plan.target().object()).map(live -> of(plan, live)));
  }

  private Report of(Plan plan, Live live) {
    return report(policy.judge(plan).map(ruled -> of(plan, live, ruled)));
  }

  private Report of(Plan plan, Live live, Ruling ruling) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.title());
    lines.add("target: " + live.ref().display() + " in cluster " + live.ref().cluster());
    lines.add("hash: " + PlanJson.sha256(PlanJson.write(plan)));
    List<String> no = new ArrayList<>();
    moved(plan, live).ifPresent(no::add);
    for (Step step : plan.steps()) {
      lines.add("step: " + step.sentence());
      if (step instanceof Step.Act act) {
        preview(act.action(), live, lines, no);
      }
    }
    lines.add("undo: " + plan.undo());
    ruling.verdicts().forEach(verdict -> lines.add("policy: " + verdict));
    ruling.denied().ifPresent(why -> no.add("policy says no: " + why));
    no.forEach(why -> lines.add("NO: " + why));
    return new Report(no.isEmpty(), lines);
  }

  private static Optional<String> moved(Plan plan, Live live) {
    return live.target().equals(plan.target())
        ? Optional.empty()
        : Optional.of(
            "%s has UID %s, generation %d; the plan is for UID %s, generation %d"
                .formatted(
                    live.ref().display(),
                    live.uid(),
                    live.generation(),
                    plan.target().uid(),
                    plan.target().generation()));
  }

  private void preview(Action action, Live live, List<String> lines, List<String> no) {
    Outcome<Live> object =
        action.target().object().equals(live.ref())
            ? new Outcome.Done<>(live)
            : adapter.read(action.target().object());
    switch (object.then(seen -> adapter.preview(action, seen))) {
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
