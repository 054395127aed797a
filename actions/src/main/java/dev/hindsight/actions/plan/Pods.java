package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Choice.Act;
import dev.hindsight.actions.plan.Choice.No;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What takes pods away: one, or all of a node; pure. */
final class Pods {

  private Pods() {}

  static Choice evict(Live live, Facts.Pod pod) {
    return of(
        live,
        pod,
        controller ->
            new Act("Evict pod " + live.ref().name(), new EvictPod(live.target(), controller)));
  }

  static Choice delete(Template.DeletePod template, Live live, Facts.Pod pod) {
    return of(
        live,
        pod,
        controller ->
            new Act(
                "Delete pod " + live.ref().name(),
                new DeletePod(live.target(), controller, template.grace())));
  }

  /** Forced only where nothing can run any more; else it is said what the pod waits for. */
  static Choice stuck(Live live, Facts.Pod pod, Instant now) {
    Optional<Facts.Leaving> leaving = pod.leaving();
    if (leaving.isEmpty() || leaving.get().due().isAfter(now)) {
      return new No("%s is not stuck.".formatted(live.ref().display()));
    }
    Duration late = Duration.between(leaving.get().due(), now);
    if (!leaving.get().finalizers().isEmpty()) {
      return new No(
          "%s should be gone since %d minutes and is %s: whoever set them must finish or take them away."
              .formatted(live.ref().display(), late.toMinutes(), leaving.get().state()));
    }
    if (!leaving.get().nodeGone()) {
      return new No(
          "%s should be gone since %d minutes, but its node %s is still registered: its containers may still run, and a second one could write to the same data."
              .formatted(live.ref().display(), late.toMinutes(), leaving.get().node()));
    }
    return of(
        live,
        pod,
        controller ->
            new Act(
                "Force the lost pod %s out".formatted(live.ref().name()),
                new DeleteStuckPod(live.target(), controller)));
  }

  private static Choice of(Live live, Facts.Pod pod, Function<String, Choice> make) {
    return pod.controller()
        .map(make)
        .orElseGet(
            () ->
                new No(
                    "%s has no controller: nothing would make it again."
                        .formatted(live.ref().display())));
  }

  static Choice drain(Template.DrainNode template, Live live, Facts.Node node) {
    List<Facts.Guest> going =
        node.pods().stream().filter(guest -> !guest.stays() && !guest.leaving()).toList();
    String bare = names(going, guest -> guest.controller().isEmpty());
    String data = names(going, guest -> guest.emptyDir() && !template.emptyDir());
    String display = live.ref().display();
    if (going.isEmpty()) {
      return new No("There is no pod on %s that a drain would evict.".formatted(display));
    }
    if (!bare.isEmpty()) {
      return new No(
          "%s has pods without a controller, which nothing would make again: %s."
              .formatted(display, bare));
    }
    if (!data.isEmpty()) {
      return new No(
          "%s has pods that would lose the data of their emptyDir volumes: %s."
              .formatted(display, data));
    }
    if (going.size() > Math.min(template.max(), DrainNode.MOST)) {
      return new No(
          "%s has %d pods to evict; the playbook goes up to %d."
              .formatted(display, going.size(), Math.min(template.max(), DrainNode.MOST)));
    }
    return new Act(
        "Drain node " + live.ref().name(),
        new DrainNode(
            live.target(), going.stream().map(Pods::evicted).toList(), template.emptyDir()));
  }

  private static DrainNode.Pod evicted(Facts.Guest guest) {
    return new DrainNode.Pod(
        guest.namespace(), guest.name(), guest.uid(), guest.controller().orElse(""));
  }

  private static String names(List<Facts.Guest> guests, Predicate<Facts.Guest> which) {
    return guests.stream()
        .filter(which)
        .map(guest -> guest.namespace() + "/" + guest.name())
        .limit(5)
        .collect(Collectors.joining(", "));
  }
}
