package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Takes one pod of a controller away; its PodDisruptionBudget is asked first. */
@Meaning(
    "Takes one pod of a controller away, by an eviction: its PodDisruptionBudget is asked and"
        + " waited for.")
@Needs(resource = "pods/eviction", verb = "create")
public record EvictPod(
    Target target,
    @Meaning("what makes a new pod in its place; a pod without one is refused") String controller)
    implements PodRemoval {

  static final String NAME = "evict-pod";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Evict %s; %s makes a new one".formatted(target.object().display(), controller);
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "it cannot be undone");
  }
}
