package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Planned.Made;
import dev.hindsight.actions.plan.Planned.Nothing;
import java.util.Optional;

/** Fills a playbook with the values of the living object; pure, same input same plan. */
public final class Planner {

  private Planner() {}

  /** The plan this playbook gives for this object, or why it gives none. */
  public static Planned plan(Playbook playbook, Scene scene) {
    return plan(new Recipe.ByPlaybook(playbook), scene);
  }

  /** The plan this recipe gives for these objects, or why it gives none. */
  public static Planned plan(Recipe recipe, Scene scene) {
    Draft draft = new Draft(scene);
    for (Recipe.Part part : recipe.parts()) {
      Optional<String> not = draft.add(part);
      if (not.isPresent()) {
        return new Nothing(not.get());
      }
    }
    return new Made(draft.plan(recipe));
  }

  static Choice chosen(Template template, Stage stage) {
    Live live = stage.live();
    return switch (live.facts()) {
      case Facts.Workload workload -> onWorkload(template, stage, workload);
      case Facts.Node node -> onNode(template, stage, node);
      case Facts.Pod pod -> onPod(template, stage, pod);
      case Facts.Job job when template instanceof Template.DeleteFailedJob -> delete(live, job);
      case Facts.CronJob cron when template instanceof Template.RerunCronJob ->
          Settings.rerun(live, cron);
      case Facts.Autoscaler scaler when template instanceof Template.RaiseAutoscaler raise ->
          Settings.bounds(raise, live, scaler);
      case Facts.ConfigMap map when template instanceof Template.PatchConfigMap patch ->
          Settings.key(patch, live, map);
      case Facts.Claim claim when template instanceof Template.ExpandVolume expand ->
          Settings.expand(expand, live, claim);
      case Facts.Cloud cloud when template instanceof AwsTemplate aws ->
          InAws.choose(aws, stage, cloud);
      case Facts.Job _,
          Facts.CronJob _,
          Facts.Autoscaler _,
          Facts.ConfigMap _,
          Facts.Claim _,
          Facts.Cloud _ ->
          doesNotFit(live);
    };
  }

  private static Choice onNode(Template template, Stage stage, Facts.Node node) {
    Live live = stage.live();
    return switch (template) {
      case Template.CordonNode _ ->
          Machines.ofAnother(stage).<Choice>map(Choice.No::new).orElseGet(() -> cordon(live, node));
      case Template.DrainNode drain -> Pods.drain(drain, live, node);
      case Template.CordonMachine _ -> Machines.cordon(stage, node);
      default -> doesNotFit(live);
    };
  }

  private static Choice onPod(Template template, Stage stage, Facts.Pod pod) {
    Live live = stage.live();
    return switch (template) {
      case Template.EvictPod _ -> Pods.evict(live, pod);
      case Template.DeletePod delete -> Pods.delete(delete, live, pod);
      case Template.DeleteStuckPod _ -> Pods.stuck(live, pod, stage.now());
      default -> doesNotFit(live);
    };
  }

  private static Choice onWorkload(Template template, Stage stage, Facts.Workload workload) {
    Live live = stage.live();
    if (!template.sought().kinds().contains(live.ref().kind())) {
      return doesNotFit(live);
    }
    return switch (template) {
      case Template.PauseRollout _ -> Rollouts.pause(live, workload);
      case Template.UndoRollout _ -> Rollouts.undo(live, workload);
      case Template.UndoRecentRollout recent ->
          Rollouts.undoRecent(recent, live, workload, stage.now());
      case Template.RestartCulprit _, Template.RestartRollout _ -> Rollouts.restart(live, workload);
      case Template.SetImage image -> Rollouts.image(image, live, workload);
      case Template.SetMemoryLimit memory ->
          Sizes.memory(memory, live, workload, stage.diagnosis());
      case Template.SetCpuLimit cpu -> Sizes.cpu(cpu, live, workload);
      case Template.ScaleOut out -> Sizes.scaleOut(out, live, workload);
      case Template.ScaleIn in -> Sizes.scaleIn(in, live, workload);
      case Template.AddReplicas add -> Sizes.add(add, live, workload);
      case Template.ScaleVariable scale -> Settings.variable(scale, live, workload);
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
