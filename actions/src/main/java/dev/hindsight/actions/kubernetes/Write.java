package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/**
 * One write about to be sent, for real or as a dry run.
 *
 * @param manager who writes, as the cluster's own records name it
 * @param marker left on the object, where it stays
 */
record Write(Action action, Live live, String manager, String marker, boolean dryRun) {

  static Write dryRun(Action action, Live live) {
    return new Write(action, live, "hindsight", "dry-run", true);
  }

  static Write of(Change change) {
    return new Write(
        change.action(), change.live(), "hindsight-" + change.plan(), change.marker(), false);
  }

  /** The request; none when the revision to go back to is not kept any more. */
  Outcome<Request> request() {
    return action instanceof UndoRollout undo
        ? revision(undo)
            .<Outcome<Request>>map(
                r -> new Done<>(template(ObjectPatch.template(live, r.template()))))
            .orElseGet(
                () ->
                    new GaveUp<>(
                        Reason.GONE,
                        "%s does not keep the revision to go to any more"
                            .formatted(live.ref().display())))
        : new Done<>(simple());
  }

  private Request simple() {
    return switch (action) {
      case UndoRollout _ -> throw new IllegalStateException("an undo looks for its revision first");
      case RestartRollout restart -> template(ObjectPatch.restart(restart));
      case SetResources set -> template(ObjectPatch.resources(live, set));
      case SetImage set -> template(ObjectPatch.image(live, set));
      case SetEnvironment set -> template(ObjectPatch.environment(live, set));
      case Scaling scale -> spec(ObjectPatch.replicas(scale.to()));
      case SetAutoscalerBounds set -> spec(ObjectPatch.bounds(set.to()));
      case ExpandVolume expand -> spec(ObjectPatch.storage(expand.to()));
      case CordonNode _ -> spec(ObjectPatch.flag("unschedulable", true));
      case UncordonNode _ -> spec(ObjectPatch.flag("unschedulable", false));
      case PauseRollout _ -> spec(ObjectPatch.flag("paused", true));
      case ResumeRollout _ -> spec(ObjectPatch.flag("paused", false));
      case PatchConfigMap set ->
          patch("data", ObjectPatch.nothing().put(set.key(), set.to()), Map.of());
      case DrainNode _ ->
          patch(
              "spec",
              ObjectPatch.flag("unschedulable", true),
              // Not the mark of the whole: that is left when the last pod is gone.
              Map.of(ObjectFacts.DRAIN, marker, Workload.MARKER, "begun/" + marker));
      case EvictPod _ ->
          send(
              "create",
              "eviction of " + live.ref().display(),
              path() + "/eviction",
              Removal.eviction(live, dryRun));
      case DeletePod delete -> delete(OptionalInt.of(delete.grace()));
      case DeleteStuckPod _ -> delete(OptionalInt.of(0));
      case DeleteFailedJob _ -> delete(OptionalInt.empty());
      case AwsAction _ -> throw new IllegalStateException(action.name() + " is for AWS");
      case RerunCronJob rerun ->
          send(
              "create",
              "a Job of " + live.ref().display(),
              Kind.JOB.all(live.ref().namespace()),
              RerunJob.body(live, rerun, marker));
    };
  }

  /** The mark alone, once a change of many pieces is whole. */
  Request mark() {
    return patch("spec", ObjectPatch.nothing(), Map.of());
  }

  private Optional<Facts.Revision> revision(UndoRollout undo) {
    return live.workload().stream()
        .flatMap(w -> w.revisions().stream())
        .filter(r -> r.ref().template().equals(undo.to().template()))
        .findFirst();
  }

  /** The cause stands in the rollout's history, so only a change of the template gives one. */
  private Request template(ObjectNode spec) {
    return patch(
        "spec", spec, Map.of(Workload.CHANGE_CAUSE, "%s: %s".formatted(manager, action.name())));
  }

  private Request spec(ObjectNode spec) {
    return patch("spec", spec, Map.of());
  }

  private Request patch(String field, ObjectNode change, Map<String, String> annotations) {
    Map<String, String> traces = new LinkedHashMap<>(Map.of(Workload.MARKER, marker));
    traces.putAll(annotations);
    // A node writes its own status all the time; who only asks must not be refused for that.
    Optional<String> version = dryRun ? Optional.empty() : Optional.of(live.resourceVersion());
    return send(
        "patch",
        live.ref().display(),
        path(),
        ObjectPatch.body(live, field, change, traces, version));
  }

  private Request delete(OptionalInt grace) {
    return send("delete", live.ref().display(), path(), Removal.deletion(live, dryRun, grace));
  }

  /** By the action's kind: an object of another kind is then not found, and never changed. */
  private String path() {
    return Kind.of(action.kind()).orElseThrow().path(live.ref());
  }

  private Request send(String verb, String what, String path, String body) {
    Map<String, String> query = new LinkedHashMap<>();
    if (!verb.equals("delete")) {
      query.put("fieldManager", manager);
    }
    if (dryRun) {
      query.put("dryRun", "All");
    }
    return new Request(verb, what, path, query, Optional.of(body), manager);
  }
}
