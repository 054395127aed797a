package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Holds a Deployment's rollout where it is: no more pods are replaced until it is resumed. */
@Meaning(
    "Holds a Deployment's rollout where it is: no more old pods are replaced until it is resumed."
        + " Pods that exist keep running.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record PauseRollout(Target target) implements Toggle {

  static final String NAME = "pause-rollout";
  static final String FIELD = "paused";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public String sentence() {
    return "Pause the rollout of %s".formatted(target.object().display());
  }

  @Override
  public String beforeWords() {
    return "rollouts going on";
  }

  @Override
  public String afterWords() {
    return "rollouts paused";
  }

  /** What is paused on purpose never completes. */
  @Override
  public boolean rollsOut() {
    return false;
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ResumeRollout(target));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.LOW, "it replaces no pod and can be undone");
  }
}
