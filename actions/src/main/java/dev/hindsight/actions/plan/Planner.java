package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Planned.Made;
import dev.hindsight.actions.plan.Planned.Nothing;

/** Fills a playbook with the values of the living object; pure, same input same plan. */
public final class Planner {

  private Planner() {}

  /** The plan this playbook gives for this object, or why it gives none. */
  public static Planned plan(Playbook playbook, Scene scene) {
    return plan(new Recipe.ByPlaybook(playbook), scene);
  }

  /** The plan this recipe gives for this object, or why it gives none. */
  public static Planned plan(Recipe recipe, Scene scene) {
    return switch (chosen(recipe, scene)) {
      case Choice.Act(String title, Action action) ->
          new Made(Plan.of(title, recipe.name(), action, scene.watched()));
      case Choice.No(String reason) -> new Nothing(reason);
    };
  }

  private static Choice chosen(Recipe recipe, Scene scene) {
    return switch (recipe) {
      case Recipe.ByPlaybook(Playbook playbook) -> chosen(playbook.action(), scene);
      case Recipe.AsBefore before -> Retarget.onto(before, scene);
    };
  }

  private static Choice chosen(Template template, Scene scene) {
    Live live = scene.live();
    return switch (live.facts()) {
      case Facts.Workload workload -> onWorkload(template, scene, workload);
      case Facts.Node node -> onNode(template, live, node);
      case Facts.Pod pod -> onPod(template, scene, pod);
      case Facts.Job job when template instanceof Template.DeleteFailedJob -> delete(live, job);
      case Facts.CronJob cron when template instanceof Template.RerunCronJob ->
          Settings.rerun(live, cron);
      case Facts.Autoscaler scaler when template instanceof Template.RaiseAutoscaler raise ->
          Settings.bounds(raise, live, scaler);
      case Facts.ConfigMap map when template instanceof Template.PatchConfigMap patch ->
          Settings.key(patch, live, map);
      case Facts.Claim claim when template instanceof Template.ExpandVolume expand ->
          Settings.expand(expand, live, claim);
      case Facts.Cloud cloud -> InAws.choose(template, live, cloud);
      case Facts.Job _, Facts.CronJob _, Facts.Autoscaler _, Facts.ConfigMap _, Facts.Claim _ ->
          doesNotFit(live);
    };
  }

  private static Choice onNode(Template template, Live live, Facts.Node node) {
    return switch (template) {
      case Template.CordonNode _ -> cordon(live, node);
      case Template.DrainNode drain -> Pods.drain(drain, live, node);
      default -> doesNotFit(live);
    };
  }

  private static Choice onPod(Template template, Scene scene, Facts.Pod pod) {
    Live live = scene.live();
    return switch (template) {
      case Template.EvictPod _ -> Pods.evict(live, pod);
      case Template.DeletePod delete -> Pods.delete(delete, live, pod);
      case Template.DeleteStuckPod _ -> Pods.stuck(live, pod, scene.now());
      default -> doesNotFit(live);
    };
  }

  private static Choice onWorkload(Template template, Scene scene, Facts.Workload workload) {
    Live live = scene.live();
    if (!template.kinds().contains(live.ref().kind())) {
      return doesNotFit(live);
    }
    return switch (template) {
      case Template.PauseRollout _ -> Rollouts.pause(live, workload);
      case Template.UndoRollout _ -> Rollouts.undo(live, workload);
      case Template.UndoRecentRollout recent ->
          Rollouts.undoRecent(recent, live, workload, scene.now());
      case Template.RestartCulprit _ -> Rollouts.restart(live, workload);
      case Template.SetImage image -> Rollouts.image(image, live, workload);
      case Template.SetMemoryLimit memory ->
          Sizes.memory(memory, live, workload, scene.diagnosis());
      case Template.ScaleOut out -> Sizes.scaleOut(out, live, workload);
      case Template.SetEnvironment set -> Settings.environment(set, live, workload);
      default -> doesNotFit(live);
    };
  }

  static Choice cordon(Live live, Facts.Node node) {
    return node.schedulable()
        ? new Choice.Act("Cordon node " + live.ref().name(), new CordonNode(live.target()))
        : new Choice.No(live.ref().display() + " is cordoned already.");
  }

  static Choice delete(Live live, Facts.Job job) {
    return job.failed()
        ? new Choice.Act(
            "Delete the failed job " + live.ref().name(), new DeleteFailedJob(live.target()))
        : new Choice.No(
            "%s has not failed for good; only such Jobs are deleted."
                .formatted(live.ref().display()));
  }

  static Choice doesNotFit(Live live) {
    return new Choice.No("The playbook is not for a " + live.ref().kind() + ".");
  }
}
