package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** Lets new pods come to a node again. */
@Meaning("Lets new pods come to a cordoned node again.")
@Needs(resource = "nodes", verb = "patch")
public record UncordonNode(Target target) implements Toggle {

  static final String NAME = "uncordon-node";

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
    return CordonNode.FIELD;
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public String sentence() {
    return "Uncordon %s: new pods may come to it again".formatted(target.object().display());
  }

  @Override
  public String beforeWords() {
    return "cordoned";
  }

  @Override
  public String afterWords() {
    return "scheduling allowed";
  }

  @Override
  public Undo undo() {
    return new Undo.By(new CordonNode(target));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.LOW, "it changes one node and can be undone");
  }
}
