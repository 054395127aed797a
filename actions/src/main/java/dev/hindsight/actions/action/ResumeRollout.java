package dev.hindsight.actions.action;

/** Lets a paused Deployment's rollout go on: its pods follow the newest template again. */
@Meaning("Lets a paused Deployment's rollout go on: its pods follow the newest pod template again.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record ResumeRollout(Target target) implements Toggle {

  static final String NAME = "resume-rollout";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String field() {
    return PauseRollout.FIELD;
  }

  @Override
  public boolean on() {
    return false;
  }

  @Override
  public String sentence() {
    return "Resume the rollout of %s".formatted(target.object().display());
  }

  @Override
  public String beforeWords() {
    return "rollouts paused";
  }

  @Override
  public String afterWords() {
    return "rollouts going on";
  }

  @Override
  public Undo undo() {
    return new Undo.By(new PauseRollout(target));
  }
}
