package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.RevisionRef;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.plan.Choice.Act;
import dev.hindsight.actions.plan.Choice.No;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What changes which pods a Deployment runs: undo, restart, another image; pure. */
final class Rollouts {

  private Rollouts() {}

  static Choice undo(Live live, Facts.Workload workload) {
    List<Facts.Revision> earlier =
        workload.revisions().stream().filter(r -> r.ref().number() < workload.revision()).toList();
    if (earlier.isEmpty()) {
      return new No(live.ref().display() + " has no earlier revision to go back to.");
    }
    // A revision with ready pods is proven good right now; otherwise the newest one that differs.
    Optional<Facts.Revision> to =
        earlier.stream()
            .filter(r -> !r.ref().template().equals(workload.template()))
            .max(
                Comparator.comparingInt((Facts.Revision r) -> Math.min(r.ready(), 1))
                    .thenComparingLong(r -> r.ref().number()));
    if (to.isEmpty()) {
      return new No(
          "Every earlier revision of %s has the same pod template as the current one."
              .formatted(live.ref().display()));
    }
    Optional<RevisionRef> from =
        workload.revisions().stream()
            .map(Facts.Revision::ref)
            .filter(r -> r.template().equals(workload.template()))
            .findFirst();
    if (from.isEmpty()) {
      return new No(
          "The current revision of %s is not in its history yet.".formatted(live.ref().display()));
    }
    RevisionRef back = to.get().ref();
    return new Act(
        "Undo rollout of %s to revision %d".formatted(live.ref().name(), back.number()),
        new UndoRollout(live.target(), from.get(), back));
  }

  static Choice undoRecent(
      Template.UndoRecentRollout template, Live live, Facts.Workload workload, Instant now) {
    Optional<Duration> age = workload.since().map(since -> Duration.between(since, now));
    if (age.isEmpty()) {
      return new No(
          "It cannot be told how old the current revision of %s is."
              .formatted(live.ref().display()));
    }
    if (age.get().compareTo(template.age()) > 0) {
      return new No(
          "Revision %d of %s is %s old; only a rollout of the last %s is undone without a person's judgement."
              .formatted(
                  workload.revision(), live.ref().display(), words(age.get()), template.within()));
    }
    return undo(live, workload);
  }

  private static String words(Duration age) {
    return age.toDays() >= 2 ? age.toDays() + " days" : age.toHours() + " hours";
  }

  static Choice restart(Live live, Facts.Workload workload) {
    return workload.replicas() == 0
        ? new No(live.ref().display() + " is scaled to zero; there is nothing to restart.")
        : new Act(
            "Restart " + live.ref().name(), RestartRollout.of(live.target(), workload.restart()));
  }

  static Choice pause(Live live, Facts.Workload workload) {
    return workload.paused()
        ? new No("The rollout of %s is paused already.".formatted(live.ref().display()))
        : new Act("Pause the rollout of " + live.ref().name(), new PauseRollout(live.target()));
  }

  static Choice image(Template.SetImage template, Live live, Facts.Workload workload) {
    Optional<String> now = workload.container(template.container()).map(Facts.Container::image);
    if (now.isEmpty()) {
      return new No(
          "%s has no container %s.".formatted(live.ref().display(), template.container()));
    }
    if (now.get().equals(template.image())) {
      return new No("Container %s runs that image already.".formatted(template.container()));
    }
    return new Act(
        "Set the image of %s to %s".formatted(live.ref().name(), template.image()),
        new SetImage(live.target(), template.container(), now.get(), template.image()));
  }
}
