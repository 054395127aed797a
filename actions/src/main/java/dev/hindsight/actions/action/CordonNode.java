package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Keeps new pods away from one node; those that run there stay. */
@Meaning("Keeps new pods away from one node; those that run there stay.")
@Needs(resource = "nodes", verb = "patch")
public record CordonNode(Target target) implements Toggle {

  static final String NAME = "cordon-node";
  static final String FIELD = "schedulable";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "Node";
  }

  @Override
  public String field() {
    return FIELD;
  }

  @Override
  public boolean on() {
    return false;
  }

  @Override
  public String sentence() {
    return "Cordon %s: no new pods come to it".formatted(target.object().display());
  }

  @Override
  public String beforeWords() {
    return "scheduling allowed";
  }

  @Override
  public String afterWords() {
    return "cordoned";
  }

  @Override
  public Undo undo() {
    return new Undo.By(new UncordonNode(target));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "a node serves many workloads");
  }
}
