package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes one pod of a controller away; a PodDisruptionBudget is asked first.
 *
 * @param controller "ReplicaSet checkout-7d": what makes a new pod in its place
 */
public record DeletePod(Target target, String controller) implements Action {

  static final String NAME = "delete-pod";
  private static final String FIELD = "controller";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "Pod";
  }

  @Override
  public String sentence() {
    return "Delete %s; %s makes a new one".formatted(target.object().display(), controller);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, controller);
  }

  @Override
  public SortedMap<String, String> after() {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.Pod pod && !live.terminating()
        ? Fields.of(FIELD, pod.controller())
        : new TreeMap<>();
  }

  @Override
  public String beforeWords() {
    return "controller " + controller;
  }

  @Override
  public String afterWords() {
    return "deleted";
  }

  @Override
  public boolean removes() {
    return true;
  }

  @Override
  public Undo undo() {
    return new Undo.Never("%s makes a new pod of the same template".formatted(controller));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "it cannot be undone");
  }

  @Override
  public Grant grant() {
    return new Grant("", "pods/eviction", "create");
  }
}
