package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets new pods come to a node again. */
public record UncordonNode(Target target) implements Action {

  static final String NAME = "uncordon-node";
  private static final String FIELD = "schedulable";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "Node";
  }

  @Override
  public String sentence() {
    return "Uncordon %s: new pods may come to it again".formatted(target.object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, "false");
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(FIELD, "true");
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.Node node
        ? Fields.of(FIELD, Boolean.toString(node.schedulable()))
        : new TreeMap<>();
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

  @Override
  public Grant grant() {
    return new Grant("", "nodes", "patch");
  }
}
