package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Changes how many replicas of a Deployment are wanted. */
@Meaning("Changes how many replicas of a Deployment are wanted.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record ScaleDeployment(
    Target target,
    @Meaning("replicas wanted now, 0 to 1000") int from,
    @Meaning("replicas wanted then, 0 to 1000") int to)
    implements Scaling {

  static final String NAME = "scale-deployment";

  public ScaleDeployment {
    Scaling.check(from, to);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ScaleDeployment(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to > from
        ? new Assessment(Risk.LOW, "it adds pods to one workload and can be undone")
        : new Assessment(Risk.MEDIUM, "it takes pods away from a workload");
  }
}
