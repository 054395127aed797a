package dev.hindsight.actions.plan;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Quantities;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.plan.Choice.Act;
import dev.hindsight.actions.plan.Choice.No;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What gives a Deployment more: memory, replicas; pure. */
final class Sizes {

  private static final String MEMORY = "memory";
  private static final String CPU = "cpu";

  private Sizes() {}

  static Choice memory(
      Template.SetMemoryLimit template, Live live, Facts.Workload workload, Diagnosis diagnosis) {
    Optional<Facts.Container> found = killed(workload, diagnosis);
    if (found.isEmpty()) {
      return new No(
          "It cannot be told which container of %s ran out of memory."
              .formatted(live.ref().display()));
    }
    Facts.Container container = found.get();
    Optional<String> limit = Optional.ofNullable(container.resources().limits().get(MEMORY));
    Optional<MemoryQuantity> now = limit.flatMap(MemoryQuantity::parse);
    if (limit.isEmpty() || now.isEmpty()) {
      return new No(
          "Container %s has no memory limit that could be raised.".formatted(container.name()));
    }
    if (now.get().compareTo(template.ceiling()) >= 0) {
      return new No(
          "The memory limit of container %s is %s already; the playbook goes up to %s."
              .formatted(container.name(), limit.get(), template.max()));
    }
    MemoryQuantity raised = now.get().times(template.factor());
    MemoryQuantity next = raised.compareTo(template.ceiling()) > 0 ? template.ceiling() : raised;
    return raise(live, container, MEMORY, limit.get(), next.toString());
  }

  private static Choice raise(
      Live live, Facts.Container container, String resource, String from, String to) {
    Resources now = container.resources().only(resource);
    // Equal request and limit are a promise (Guaranteed): the request rises with the limit.
    SortedMap<String, String> requests = new TreeMap<>(now.requests());
    requests.replaceAll((_, r) -> same(r, from) ? to : r);
    return new Act(
        "Raise the %s limit of %s from %s to %s".formatted(resource, container.name(), from, to),
        new SetResources(
            live.target(), container.name(), now, Resources.of(Map.of(resource, to), requests)));
  }

  private static boolean same(String one, String other) {
    return Quantities.canonical(one).equals(Quantities.canonical(other));
  }

  private static Optional<Facts.Container> killed(Facts.Workload workload, Diagnosis diagnosis) {
    List<Facts.Container> all = workload.containers();
    List<Facts.Container> seen = all.stream().filter(c -> saysKilled(diagnosis, c.name())).toList();
    List<Facts.Container> candidates = seen.isEmpty() ? all : seen;
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  private static boolean saysKilled(Diagnosis diagnosis, String container) {
    return diagnosis.observations().stream()
        .filter(o -> o.kind() == Observation.Kind.CONTAINER)
        .map(Observation::line)
        .anyMatch(l -> l.startsWith("container " + container + ":") && l.contains("OOMKilled"));
  }

  static Choice scaleOut(Template.ScaleOut template, Live live, Facts.Workload workload) {
    int now = workload.replicas();
    if (now == 0) {
      return new No(live.ref().display() + " is scaled to zero; somebody did that on purpose.");
    }
    if (now >= template.max()) {
      return new No(
          "%s has %d replicas already; the playbook goes up to %d."
              .formatted(live.ref().display(), now, template.max()));
    }
    return scale(live, now, Amounts.times(now, template.factor(), template.max()));
  }

  static Choice add(Template.AddReplicas template, Live live, Facts.Workload workload) {
    int now = workload.replicas();
    if (now == 0) {
      return new No(live.ref().display() + " is scaled to zero; somebody did that on purpose.");
    }
    return now >= template.max()
        ? new No(
            "%s has %d replicas already; the playbook goes up to %d."
                .formatted(live.ref().display(), now, template.max()))
        : scale(live, now, Math.min(template.max(), now + template.by()));
  }

  static Choice scaleIn(Template.ScaleIn template, Live live, Facts.Workload workload) {
    int now = workload.replicas();
    if (now <= template.min()) {
      return new No(
          "%s has %d replicas; the playbook goes down to %d."
              .formatted(live.ref().display(), now, template.min()));
    }
    // rounded up: one replica too many does no harm
    int wanted = Math.max(template.min(), Amounts.times(now, template.factor(), now));
    return wanted == now
        ? new No("%d replicas of %s are few already.".formatted(now, live.ref().display()))
        : scale(live, now, wanted);
  }

  static Choice cpu(Template.SetCpuLimit template, Live live, Facts.Workload workload) {
    List<Facts.Container> limited =
        workload.containers().stream()
            .filter(c -> c.resources().limits().containsKey(CPU))
            .toList();
    if (limited.size() != 1) {
      return new No(
          limited.isEmpty()
              ? "No container of %s has a processor limit that could be raised."
                  .formatted(live.ref().display())
              : "It cannot be told which container of %s is throttled."
                  .formatted(live.ref().display()));
    }
    Facts.Container container = limited.getFirst();
    Resources now = container.resources().only(CPU);
    String limit = String.valueOf(now.limits().get(CPU));
    Optional<BigDecimal> cores = Quantities.value(limit);
    if (cores.isEmpty() || cores.get().compareTo(template.ceiling()) >= 0) {
      return new No(
          "The processor limit of container %s is %s already; the playbook goes up to %s."
              .formatted(container.name(), limit, template.max()));
    }
    String to = Amounts.cores(cores.get().multiply(template.factor()).min(template.ceiling()));
    return raise(live, container, CPU, limit, to);
  }

  static Choice scale(Live live, int from, int to) {
    Action scale =
        live.ref().kind().equals("StatefulSet")
            ? new ScaleStatefulSet(live.target(), from, to)
            : new ScaleDeployment(live.target(), from, to);
    return new Act("Scale %s from %d to %d replicas".formatted(live.ref().name(), from, to), scale);
  }
}
