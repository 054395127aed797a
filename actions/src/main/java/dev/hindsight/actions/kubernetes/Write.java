package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ScaleDeployment;
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
    return switch (action) {
      case UndoRollout undo ->
          revision(undo)
              .<Outcome<Request>>map(r -> patch(ObjectPatch.template(live, r.template()), true))
              .orElseGet(
                  () ->
                      new GaveUp<>(
                          Reason.GONE,
                          "%s does not keep the revision to go to any more"
                              .formatted(live.ref().display())));
      case RestartRollout restart -> patch(ObjectPatch.restart(restart), true);
      case SetResources set -> patch(ObjectPatch.resources(live, set), true);
      case SetImage set -> patch(ObjectPatch.image(live, set), true);
      case ScaleDeployment scale -> patch(ObjectPatch.replicas(scale.to()), false);
      case CordonNode _ -> patch(ObjectPatch.unschedulable(true), false);
      case UncordonNode _ -> patch(ObjectPatch.unschedulable(false), false);
      case DeletePod _ -> send("create", path() + "/eviction", Removal.eviction(live, dryRun));
      case DeleteFailedJob _ -> send("delete", path(), Removal.deletion(live, dryRun));
    };
  }

  private Optional<Facts.Revision> revision(UndoRollout undo) {
    return live.workload().stream()
        .flatMap(w -> w.revisions().stream())
        .filter(r -> r.ref().template().equals(undo.to().template()))
        .findFirst();
  }

  /** The cause stands in the rollout's history, so only a change of the template gives one. */
  private Outcome<Request> patch(ObjectNode spec, boolean template) {
    Optional<String> cause =
        template ? Optional.of("%s: %s".formatted(manager, action.name())) : Optional.empty();
    return send("patch", path(), ObjectPatch.body(live, spec, marker, cause));
  }

  /** By the action's kind: an object of another kind is then not found, and never changed. */
  private String path() {
    return Kind.of(action.kind()).orElseThrow().path(live.ref());
  }

  private Outcome<Request> send(String verb, String path, String body) {
    Map<String, String> query = new LinkedHashMap<>();
    if (!verb.equals("delete")) {
      query.put("fieldManager", manager);
    }
    if (dryRun) {
      query.put("dryRun", "All");
    }
    String what = verb.equals("create") ? "eviction of " : "";
    return new Done<>(
        new Request(verb, what + live.ref().display(), path, query, Optional.of(body), manager));
  }
}
