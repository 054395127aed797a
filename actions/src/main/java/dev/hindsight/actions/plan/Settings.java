package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.plan.Choice.Act;
import dev.hindsight.actions.plan.Choice.No;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What changes a setting: a variable, a key, bounds, a volume's size; and a Job once more; pure.
 */
final class Settings {

  private Settings() {}

  static Choice environment(Template.SetEnvironment template, Live live, Facts.Workload workload) {
    Optional<Facts.Container> container = workload.container(template.container());
    if (container.isEmpty()) {
      return new No(
          "%s has no container %s.".formatted(live.ref().display(), template.container()));
    }
    Facts.Environment environment = container.get().environment();
    if (environment.references().contains(template.variable())) {
      return new No(
          "%s of container %s comes from a reference and is not set by hand."
              .formatted(template.variable(), template.container()));
    }
    Optional<String> now = Optional.ofNullable(environment.values().get(template.variable()));
    return now.equals(Optional.of(template.value()))
        ? new No("%s has that value already.".formatted(template.variable()))
        : new Act(
            "Set %s of %s".formatted(template.variable(), live.ref().name()),
            new SetEnvironment(
                live.target(),
                template.container(),
                template.variable(),
                now,
                Optional.of(template.value())));
  }

  /** Only where one container has it written down, so that it is known what is changed. */
  static Choice variable(Template.ScaleVariable template, Live live, Facts.Workload workload) {
    String variable = template.variable();
    List<Facts.Container> having =
        workload.containers().stream()
            .filter(c -> c.environment().values().containsKey(variable))
            .toList();
    if (having.size() != 1) {
      return new No(
          "%s of %s has %s written down as a value."
              .formatted(
                  having.isEmpty() ? "No container" : "More than one container",
                  live.ref().display(),
                  variable));
    }
    Facts.Container container = having.getFirst();
    String text = String.valueOf(container.environment().values().get(variable));
    if (!text.matches("[1-9]\\d{0,5}")) {
      return new No("%s of container %s is no whole number.".formatted(variable, container.name()));
    }
    int now = Integer.parseInt(text);
    int then = Math.max(template.min(), Amounts.times(now, template.factor(), template.max()));
    // past its bound already: the playbook does not turn round
    return Integer.signum(then - now) != template.factor().compareTo(BigDecimal.ONE)
        ? new No(
            "%s is %d; the playbook keeps it between %d and %d."
                .formatted(variable, now, template.min(), template.max()))
        : new Act(
            "Set %s of %s from %d to %d".formatted(variable, live.ref().name(), now, then),
            new SetEnvironment(
                live.target(),
                container.name(),
                variable,
                Optional.of(text),
                Optional.of(Integer.toString(then))));
  }

  static Choice key(Template.PatchConfigMap template, Live live, Facts.ConfigMap map) {
    Optional<String> now = Optional.ofNullable(map.data().get(template.key()));
    if (now.isEmpty()) {
      return new No("%s has no key %s.".formatted(live.ref().display(), template.key()));
    }
    if (now.get().equals(template.value())) {
      return new No("Key %s has that value already.".formatted(template.key()));
    }
    return PatchConfigMap.mayHold(template.key(), now.get())
        ? new Act(
            "Set %s of %s".formatted(template.key(), live.ref().name()),
            new PatchConfigMap(live.target(), template.key(), now.get(), template.value()))
        : new No(
            "Key %s of %s is too long, or its value looks as if it held a secret."
                .formatted(template.key(), live.ref().display()));
  }

  static Choice bounds(Template.RaiseAutoscaler template, Live live, Facts.Autoscaler scaler) {
    Bounds now = scaler.bounds();
    if (now.max() >= template.max()) {
      return new No(
          "%s goes up to %d replicas already; the playbook goes up to %d."
              .formatted(live.ref().display(), now.max(), template.max()));
    }
    int next = Amounts.times(now.max(), template.factor(), template.max());
    return new Act(
        "Let %s choose up to %d replicas".formatted(live.ref().name(), next),
        new SetAutoscalerBounds(live.target(), now, new Bounds(now.min(), next)));
  }

  static Choice expand(Template.ExpandVolume template, Live live, Facts.Claim claim) {
    Optional<MemoryQuantity> now = MemoryQuantity.parse(claim.storage());
    if (now.isEmpty()) {
      return new No("It cannot be told how large %s is.".formatted(live.ref().display()));
    }
    if (now.get().compareTo(template.ceiling()) >= 0) {
      return new No(
          "%s has %s already; the playbook goes up to %s."
              .formatted(live.ref().display(), claim.storage(), template.max()));
    }
    MemoryQuantity raised = now.get().times(template.factor());
    MemoryQuantity next = raised.compareTo(template.ceiling()) > 0 ? template.ceiling() : raised;
    return new Act(
        "Expand %s from %s to %s".formatted(live.ref().name(), claim.storage(), next),
        new ExpandVolume(live.target(), claim.storage(), next.toString()));
  }

  static Choice rerun(Live live, Facts.CronJob cronJob) {
    return cronJob.several() || cronJob.running().isEmpty()
        ? new Act(
            "Run %s once now".formatted(live.ref().name()), RerunCronJob.of(live.target(), cronJob))
        : new No(
            "%s lets one Job run at a time, and %s does."
                .formatted(live.ref().display(), cronJob.running().getFirst()));
  }
}
