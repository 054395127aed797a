package dev.hindsight.actions.action;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Replaces all pods of a Deployment, StatefulSet or DaemonSet by new ones of the same template, as
 * fast as the rollout's own rules allow.
 *
 * @param from the trace of an earlier restart in the pod template
 * @param to the trace of this one
 */
@Meaning(
    "Replaces all pods of a Deployment, StatefulSet or DaemonSet by new ones of the same template,"
        + " as fast as the rollout's own rules allow.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
@Needs(group = "apps", resource = "statefulsets", verb = "patch")
@Needs(group = "apps", resource = "daemonsets", verb = "patch")
public record RestartRollout(
    Target target,
    @Meaning("the trace of an earlier restart in the pod template; none where there was none")
        Optional<String> from,
    @Meaning("the trace of this restart") String to)
    implements Action {

  static final String NAME = "restart-rollout";
  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  /** The restart of this object as it is now; its trace is another one for each generation. */
  public static RestartRollout of(Target target, Optional<String> from) {
    return new RestartRollout(target, from, "after-generation-" + target.generation());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    String kind = target.object().kind();
    return KINDS.contains(kind) ? kind : Action.super.kind();
  }

  @Override
  public String sentence() {
    return "Restart %s: new pods of the same template take the place of all present ones"
        .formatted(target.object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of("restart", from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of("restart", to);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.of("restart", live.workload().flatMap(Facts.Workload::restart));
  }

  @Override
  public String beforeWords() {
    return "the present pods";
  }

  @Override
  public String afterWords() {
    return "new pods of the same template";
  }

  @Override
  public Undo undo() {
    return new Undo.Never("the new pods run the same template as the old ones");
  }
}
