package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.PodRemoval;
import dev.hindsight.actions.action.Quantities;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Toggle;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.plan.Choice.Act;
import dev.hindsight.actions.plan.Choice.No;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What helped before, done to the object of today with the values it has today; pure. */
final class Retarget {

  /** A rollout older than this did not bring today's trouble. */
  private static final Template.UndoRecentRollout RECENT = new Template.UndoRecentRollout("24h");

  private static final BigDecimal MOST = BigDecimal.valueOf(4);

  private Retarget() {}

  /** Which object of today it is for. */
  static Sought sought(Action past, Plan plan) {
    ObjectRef object = past.target().object();
    boolean alone = plan.acts().size() == 1;
    boolean machine = !Machines.out(plan.actions()).isEmpty();
    if (past instanceof AwsAction || (!alone && (machine || !object.kind().equals("Node")))) {
      return Sought.any(object.kind());
    }
    // what was watched, but not changed, was the incident's own workload then
    boolean own = alone && object.kind().equals("Deployment") && plan.watch().isEmpty();
    return own
        ? new Sought(Set.of(object.kind()), Sought.Among.OWN)
        : Sought.culprit(object.kind());
  }

  static Choice onto(Action past, PlanId before, Stage stage) {
    Live live = stage.live();
    return switch (live.facts()) {
      case Facts.Workload workload -> workload(past, before, stage, workload);
      case Facts.Node node when past instanceof CordonNode ->
          Machines.out(stage.earlier()).isEmpty()
              ? Planner.cordon(live, node)
              : Machines.cordon(stage, node);
      case Facts.Pod pod when past instanceof EvictPod -> Pods.evict(live, pod);
      case Facts.Job job when past instanceof DeleteFailedJob -> Planner.delete(live, job);
      case Facts.CronJob cronJob when past instanceof RerunCronJob -> Settings.rerun(live, cronJob);
      case Facts.Cloud cloud when past instanceof AwsAction aws ->
          RetargetAws.template(aws)
              .map(template -> InAws.choose(template, stage, cloud))
              .orElseGet(() -> other(before, live));
      case Facts.Node _,
          Facts.Pod _,
          Facts.Job _,
          Facts.CronJob _,
          Facts.Autoscaler _,
          Facts.ConfigMap _,
          Facts.Claim _,
          Facts.Cloud _ ->
          other(before, live);
    };
  }

  private static Choice workload(Action past, PlanId before, Stage stage, Facts.Workload workload) {
    Live live = stage.live();
    if (!past.kind().equals(live.ref().kind())) {
      return other(before, live);
    }
    return switch (past) {
      case RestartRollout _ -> Rollouts.restart(live, workload);
      case UndoRollout _ -> Rollouts.undoRecent(RECENT, live, workload, stage.now());
      case Scaling scale -> scale(scale, live, workload);
      case SetResources set -> resources(set, live, workload);
      // another service's image is none of this one's business
      case SetImage set ->
          set.target().object().equals(live.ref())
              ? Rollouts.image(new Template.SetImage(set.container(), set.to()), live, workload)
              : other(before, live);
      case Toggle _,
          SetAutoscalerBounds _,
          SetEnvironment _,
          PatchConfigMap _,
          PodRemoval _,
          DeleteFailedJob _,
          RerunCronJob _,
          ExpandVolume _,
          DrainNode _,
          AwsAction _ ->
          other(before, live);
    };
  }

  /** As many as helped then; never fewer than there are. */
  private static Choice scale(Scaling past, Live live, Facts.Workload workload) {
    int now = workload.replicas();
    if (past.to() <= past.from() || now == 0 || now >= past.to()) {
      return new No(
          "%s has %d replicas; then it was scaled from %d to %d."
              .formatted(live.ref().display(), now, past.from(), past.to()));
    }
    return Sizes.scale(live, now, past.to());
  }

  /**
   * The amounts that helped then, where they are more than today's, though not out of all measure.
   */
  private static Choice resources(SetResources past, Live live, Facts.Workload workload) {
    Optional<Facts.Container> container = workload.container(past.container());
    if (container.isEmpty()) {
      return new No("%s has no container %s.".formatted(live.ref().display(), past.container()));
    }
    Resources now = container.get().resources().only(past.from(), past.to());
    boolean more =
        raises(now.limits(), past.to().limits()) && raises(now.requests(), past.to().requests());
    if (!more || now.equals(past.to())) {
      return new No(
          "Container %s has %s; then it was given %s."
              .formatted(past.container(), now.words(), past.to().words()));
    }
    return new Act(
        "Give container %s of %s %s"
            .formatted(past.container(), live.ref().name(), past.to().words()),
        new SetResources(live.target(), past.container(), now, past.to()));
  }

  /** The same names, and each amount at least as large. */
  private static boolean raises(SortedMap<String, String> now, SortedMap<String, String> then) {
    return now.keySet().equals(then.keySet())
        && now.entrySet().stream().allMatch(e -> raises(e.getValue(), then.get(e.getKey())));
  }

  private static boolean raises(String now, @Nullable String then) {
    Optional<BigDecimal> less = Quantities.value(now);
    Optional<BigDecimal> more = Optional.ofNullable(then).flatMap(Quantities::value);
    return less.isPresent()
        && more.isPresent()
        && more.get().compareTo(less.get()) >= 0
        && more.get().compareTo(less.get().multiply(MOST)) <= 0;
  }

  private static Choice other(PlanId before, Live live) {
    return new No("What %s did is not for %s.".formatted(before, live.ref().display()));
  }
}
