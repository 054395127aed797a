package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.plan.Choice.Act;
import java.util.Optional;
import java.util.TreeMap;

/** What is done to machines; pure. */
final class InCompute {

  private InCompute() {}

  static Choice choose(ComputeTemplate template, Stage stage, Facts.Cloud cloud) {
    Live live = stage.live();
    return switch (template) {
      case ComputeTemplate.ReplaceFailedInstance _ -> replace(live, cloud);
      case ComputeTemplate.RebootInstance _ -> reboot(stage, cloud);
      case ComputeTemplate.StartInstance _ -> start(live, cloud);
      case ComputeTemplate.RunDocument run -> run(run, live, cloud);
      case ComputeTemplate.ScaleGroup scale -> InAutoScaling.scale(scale, live, cloud);
      case ComputeTemplate.RefreshInstances refresh -> InAutoScaling.refresh(refresh, live, cloud);
    };
  }

  /** A machine that passes its checks may still do work that nobody else does. */
  private static Choice replace(Live live, Facts.Cloud cloud) {
    Optional<String> group = InAws.field(cloud, ReplaceInstance.GROUP);
    if (group.isEmpty()) {
      return InAws.no(
          "%s is in no Auto Scaling group: nothing would start another one."
              .formatted(live.ref().display()));
    }
    return failed(live, cloud)
        .orElseGet(
            () ->
                new Act(
                    "Replace instance " + live.ref().name(),
                    new ReplaceInstance(live.target(), group.get())));
  }

  private static Choice reboot(Stage stage, Facts.Cloud cloud) {
    Live live = stage.live();
    Optional<String> other = Machines.other(live.ref().name(), stage);
    if (other.isPresent()) {
      return new Choice.No(other.get());
    }
    // out of its load balancer it serves nobody
    Optional<Choice> not =
        Machines.out(stage.earlier()).isEmpty() ? failed(live, cloud) : runs(live, cloud);
    return not.orElseGet(
        () -> new Act("Reboot " + live.ref().name(), new RebootInstance(live.target())));
  }

  private static Optional<Choice> runs(Live live, Facts.Cloud cloud) {
    return !live.terminating() && InAws.is(cloud, StopInstance.POWER, StopInstance.ON)
        ? Optional.empty()
        : Optional.of(InAws.no("%s does not run.".formatted(live.ref().display())));
  }

  /** Why it is no failed one; empty where it is. */
  private static Optional<Choice> failed(Live live, Facts.Cloud cloud) {
    Optional<String> checks = InAws.field(cloud, Told.CHECKS);
    return runs(live, cloud)
        .or(
            () ->
                checks.equals(Optional.of(Told.IMPAIRED))
                    ? Optional.empty()
                    : Optional.of(
                        InAws.no(
                            "%s has not failed: its status checks are %s."
                                .formatted(live.ref().display(), checks.orElse("not known")))));
  }

  private static Choice start(Live live, Facts.Cloud cloud) {
    if (!InAws.is(cloud, Told.STATE, "stopped")) {
      return InAws.no(
          "%s is not stopped, but %s."
              .formatted(
                  live.ref().display(),
                  InAws.field(cloud, Told.STATE).orElse("in an unknown state")));
    }
    return InAws.field(cloud, ReplaceInstance.GROUP)
        .<Choice>map(
            group ->
                InAws.no(
                    "%s belongs to Auto Scaling group %s, which decides what runs."
                        .formatted(live.ref().display(), group)))
        .orElseGet(() -> new Act("Start " + live.ref().name(), new StartInstance(live.target())));
  }

  private static Choice run(ComputeTemplate.RunDocument template, Live live, Facts.Cloud cloud) {
    return InAws.is(cloud, RunDocument.AGENT, RunDocument.ONLINE)
        ? new Act(
            "Run %s on %s".formatted(template.document(), live.ref().name()),
            new RunDocument(
                live.target(), template.document(), new TreeMap<>(template.parameters())))
        : InAws.no("%s does not answer Systems Manager.".formatted(live.ref().display()));
  }
}
