package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the object itself or the operator forbids, though the API would let it through; pure. */
@Component
class Refusals {

  private final ActionSettings settings;

  Refusals(ActionSettings settings) {
    this.settings = settings;
  }

  /** Why the action must not be done to the object as it is now; empty when it may. */
  Optional<String> of(Action action, Live live) {
    Optional<String> why =
        switch (action) {
          case ScaleStatefulSet _ -> volumes(live);
          case RestartRollout _ -> onDelete(live);
          case SetEnvironment set -> unlisted(set);
          case RerunCronJob _ -> atWork(live);
          case DrainNode drain -> guests(drain, live);
          default -> Optional.empty();
        };
    return why.or(() -> paused(action, live)).map(w -> "%s %s".formatted(live.ref().display(), w));
  }

  /** A paused Deployment keeps its pods: a new template would wait there for somebody's resume. */
  private static Optional<String> paused(Action action, Live live) {
    boolean template =
        !(action instanceof Scaling
            || action instanceof PauseRollout
            || action instanceof ResumeRollout);
    return template && live.workload().filter(Facts.Workload::paused).isPresent()
        ? Optional.of("is paused: the change would reach no pod until its rollout is resumed")
        : Optional.empty();
  }

  private static Optional<String> onDelete(Live live) {
    return Json.text(live.object(), "/spec/updateStrategy/type").equals("OnDelete")
        ? Optional.of("replaces pods only when somebody deletes them (OnDelete)")
        : Optional.empty();
  }

  /** Fewer replicas would delete their volumes, and an undo may mean fewer replicas. */
  private static Optional<String> volumes(Live live) {
    String policy = "/spec/persistentVolumeClaimRetentionPolicy/whenScaled";
    return Json.text(live.object(), policy).equals("Delete")
        ? Optional.of(
            "deletes the volumes of pods that go (whenScaled: Delete): data would be lost")
        : Optional.empty();
  }

  private Optional<String> unlisted(SetEnvironment set) {
    return settings.environment().contains(set.variable())
        ? Optional.empty()
        : Optional.of(
            "keeps its %s: the operator does not list it under hindsight.kubernetes.actions.environment"
                .formatted(set.variable()));
  }

  private static Optional<String> atWork(Live live) {
    return live.facts() instanceof Facts.CronJob cronJob
            && !cronJob.several()
            && !cronJob.running().isEmpty()
        ? Optional.of(
            "lets one Job run at a time, and %s does".formatted(cronJob.running().getFirst()))
        : Optional.empty();
  }

  /** Whoever came after the plan was made was seen by nobody who approved it. */
  private static Optional<String> guests(DrainNode drain, Live live) {
    List<String> known = drain.pods().stream().map(DrainNode.Pod::uid).toList();
    List<Facts.Guest> going =
        live.facts() instanceof Facts.Node node
            ? node.pods().stream().filter(guest -> !guest.stays() && !guest.leaving()).toList()
            : List.of();
    return those(going, guest -> !known.contains(guest.uid()), "that the plan does not know")
        .or(() -> those(going, guest -> guest.controller().isEmpty(), "without a controller"))
        .or(
            () ->
                those(
                    going,
                    guest -> guest.emptyDir() && !drain.emptyDir(),
                    "that would lose the data of their emptyDir volumes"));
  }

  private static Optional<String> those(
      List<Facts.Guest> guests, Predicate<Facts.Guest> which, String what) {
    String names =
        guests.stream()
            .filter(which)
            .map(guest -> guest.namespace() + "/" + guest.name())
            .limit(3)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("has pods %s: %s".formatted(what, names));
  }
}
