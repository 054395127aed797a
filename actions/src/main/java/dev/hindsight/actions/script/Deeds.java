package dev.hindsight.actions.script;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each action as data that a script is written from; the one place that knows every action in a
 * cluster.
 */
final class Deeds {

  static final String RESTART = "hindsight.dev/restart";
  private static final String ON = "true";

  private Deeds() {}

  static List<Deed> of(Action action) {
    Thing thing = Thing.of(action.target().object());
    return switch (action) {
      case DrainNode drain -> drain(drain, thing);
      case RerunCronJob rerun -> List.of(rerun(rerun, thing));
      case UndoRollout undo -> List.of(rollBack(undo, thing));
      case EvictPod evict ->
          List.of(
              deed(evict, spotsOfPod(evict.controller()), evict(thing, action.target().uid()))
                  .ending(new Deed.End.Gone()));
      case DeletePod delete ->
          List.of(
              deed(
                      delete,
                      spotsOfPod(delete.controller()),
                      delete(thing, action, OptionalInt.of(delete.grace())))
                  .ending(new Deed.End.Gone()));
      case DeleteStuckPod stuck ->
          List.of(
              deed(
                      stuck,
                      List.of(
                          Spot.stays(
                              "finalizers",
                              FieldPath.of("metadata", "finalizers"),
                              Optional.empty())),
                      delete(thing, action, OptionalInt.of(0)))
                  .ending(new Deed.End.Forgotten()));
      case DeleteFailedJob failed ->
          List.of(
              deed(failed, List.of(leaving(), failed()), delete(thing, action, OptionalInt.empty()))
                  .ending(new Deed.End.Gone()));
      case RestartRollout restart ->
          List.of(
              deed(
                  restart,
                  List.of(
                      new Spot(
                          "restart",
                          FieldPath.of("spec", "template", "metadata", "annotations", RESTART),
                          restart.from(),
                          Optional.of(restart.to()))),
                  patch(action, Bodies.restart(restart.to()))));
      case Scaling scale ->
          List.of(
              deed(
                  scale,
                  List.of(
                      new Spot(
                          "replicas",
                          FieldPath.of("spec", "replicas"),
                          Integer.toString(scale.from()),
                          Integer.toString(scale.to()))),
                  command(
                      Change.join(
                          List.of("scale"),
                          thing.words(),
                          List.of(
                              "--current-replicas=" + scale.from(), "--replicas=" + scale.to())),
                      Bodies.number("replicas", scale.to()))));
      case SetAutoscalerBounds set ->
          List.of(deed(set, Settings.bounds(set), patch(action, Bodies.bounds(set.to()))));
      case ExpandVolume expand ->
          List.of(deed(expand, Settings.storage(expand), patch(action, Bodies.storage(expand))));
      case SetResources set ->
          List.of(deed(set, Settings.resources(set), patch(action, Bodies.resources(set))));
      case SetImage set ->
          List.of(deed(set, Settings.image(set), patch(action, Bodies.image(set))));
      case SetEnvironment set ->
          List.of(deed(set, Settings.environment(set), patch(action, Bodies.environment(set))));
      case PatchConfigMap set ->
          List.of(
              deed(
                  set,
                  List.of(new Spot("value", FieldPath.of("data", set.key()), set.from(), set.to())),
                  patch(action, Bodies.data(set))));
      case PauseRollout pause -> List.of(rollouts(pause, thing, "pause", true));
      case ResumeRollout resume -> List.of(rollouts(resume, thing, "resume", false));
      case AwsAction aws -> throw new IllegalArgumentException("not in a cluster: " + aws.name());
      case CordonNode cordon -> List.of(cordon(cordon, thing, true));
      case UncordonNode uncordon -> List.of(cordon(uncordon, thing, false));
    };
  }

  private static Deed deed(Action action, List<Spot> spots, Change change) {
    return Deed.of(
        action.sentence(),
        Thing.of(action.target().object()),
        action.target().uid(),
        spots,
        change);
  }

  private static Change patch(Action action, ObjectNode body) {
    return Change.patch(Thing.of(action.target().object()), action.target().uid(), body);
  }

  private static Change command(List<String> argv, ObjectNode body) {
    return Change.of(argv, new Change.Call.Patch(body));
  }

  private static Deed rollouts(Action action, Thing thing, String verb, boolean on) {
    return deed(
        action,
        List.of(flag("paused", FieldPath.of("spec", "paused"), on)),
        command(Change.join(List.of("rollout", verb), thing.words()), Bodies.flag("paused", on)));
  }

  private static Deed cordon(Action action, Thing thing, boolean on) {
    return deed(
        action,
        List.of(flag("unschedulable", FieldPath.of("spec", "unschedulable"), on)),
        command(
            List.of(on ? "cordon" : "uncordon", thing.word()), Bodies.flag("unschedulable", on)));
  }

  /** The server leaves a field out where it is false. */
  private static Spot flag(String label, FieldPath path, boolean on) {
    Optional<String> is = Optional.of(ON);
    return on
        ? new Spot(label, path, Optional.empty(), is)
        : new Spot(label, path, is, Optional.empty());
  }

  private static Spot leaving() {
    return Spot.stays("leaving", FieldPath.of("metadata", "deletionTimestamp"), Optional.empty());
  }

  private static Spot failed() {
    return Spot.stays(
        "failed",
        FieldPath.of("status", "conditions")
            .with(new FieldPath.Part.Item("type", "Failed"))
            .key("status"),
        Optional.of("True"));
  }

  /** "ReplicaSet checkout-7d" is two fields of its reference. */
  private static List<Spot> spotsOfPod(String controller) {
    String[] words = controller.split(" ", 2);
    FieldPath owner =
        FieldPath.of("metadata", "ownerReferences").with(new FieldPath.Part.Flagged("controller"));
    return List.of(
        leaving(),
        Spot.stays("controller", owner.key("kind"), Optional.of(words[0])),
        Spot.stays(
            "of-name",
            owner.key("name"),
            words.length > 1 ? Optional.of(words[1]) : Optional.empty()));
  }

  /** Unlike a delete, an eviction asks the PodDisruptionBudgets; it is for this very pod. */
  private static Change evict(Thing pod, String uid) {
    ObjectNode body = Bodies.eviction(pod, uid);
    return new Change(
        List.of("create", "--raw", pod.path() + "/eviction", "-f", "-"),
        Optional.of(body.toString()),
        true,
        new Change.Call.Evict(body));
  }

  /** By name and UID: the server refuses it where another object has the name by then. */
  private static Change delete(Thing thing, Action action, OptionalInt grace) {
    ObjectNode options = Bodies.deletion(action.target().uid(), grace);
    return new Change(
        List.of("delete", "--raw", thing.path(), "-f", "-"),
        Optional.of(options.toString()),
        false,
        new Change.Call.Delete(options));
  }

  /** A name that only this rerun has, so that the second one finds it taken. */
  private static Deed rerun(RerunCronJob rerun, Thing cronJob) {
    String name = RerunCronJob.jobName(cronJob.name(), rerun.to());
    return deed(
            rerun,
            List.of(),
            Change.of(
                Change.join(
                    List.of("create", "job", bare(name), "--from=cronjob/" + cronJob.name()),
                    List.of("-n", cronJob.namespace())),
                new Change.Call.RunJob(name)))
        .ending(new Deed.End.Exists(new Thing("Job", cronJob.namespace(), name)));
  }

  /** The one name that kubectl takes without its kind; no CronJob's name begins with a dash. */
  private static String bare(String name) {
    return name.startsWith("-") ? "\uFFFD" + name : name;
  }

  /** kubectl shows no hash of a pod template: its images stand for it. */
  private static Deed rollBack(UndoRollout undo, Thing thing) {
    FieldPath template = FieldPath.of("spec", "template");
    return deed(
            undo,
            Settings.images(undo),
            Change.of(
                Change.join(
                    List.of("rollout", "undo"),
                    thing.words(),
                    List.of("--to-revision=" + undo.to().number())),
                new Change.Call.RollBack(undo.to().template())))
        .exactly(
            List.of(new Spot("template", template, undo.from().template(), undo.to().template())));
  }

  /** The node first, then exactly the pods of the list, each for itself. */
  private static List<Deed> drain(DrainNode drain, Thing node) {
    Deed cordon = cordon(new CordonNode(drain.target()), node, true);
    return Stream.concat(
            Stream.of(cordon),
            drain.pods().stream()
                .map(
                    pod -> {
                      Thing thing = new Thing("Pod", pod.namespace(), pod.name());
                      return Deed.of(
                              "Evict Pod %s/%s from %s"
                                  .formatted(pod.namespace(), pod.name(), node.name()),
                              thing,
                              pod.uid(),
                              spotsOfPod(pod.controller()),
                              evict(thing, pod.uid()))
                          .ending(new Deed.End.Gone());
                    }))
        .toList();
  }
}
