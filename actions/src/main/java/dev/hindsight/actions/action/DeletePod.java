package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Takes one pod of a controller away without asking a PodDisruptionBudget. */
@Meaning(
    "Deletes one pod of a controller without asking a PodDisruptionBudget, for the night when an"
        + " eviction is blocked by a budget that counts broken pods. An eviction is the first"
        + " choice.")
@Needs(resource = "pods", verb = "delete")
public record DeletePod(
    Target target,
    @Meaning("what makes a new pod in its place; a pod without one is refused") String controller,
    @Meaning("seconds the pod gets to end, 1 to 3600; it is never forced") int grace)
    implements PodRemoval {

  static final String NAME = "delete-pod";
  private static final int LONGEST = 3600;

  public DeletePod {
    if (grace < 1 || grace > LONGEST) {
      throw new IllegalArgumentException(
          "grace must be between 1 and %d seconds, is %d".formatted(LONGEST, grace));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Delete %s, asking no PodDisruptionBudget; %s makes a new one"
        .formatted(target.object().display(), controller);
  }

  @Override
  public Assessment risk() {
    return new Assessment(
        Risk.HIGH, "no PodDisruptionBudget is asked, and it may be a service's last pod");
  }
}
