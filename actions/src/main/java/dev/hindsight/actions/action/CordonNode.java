package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps new pods away from one node; those that run there stay. */
public record CordonNode(Target target) implements Action {

  static final String NAME = "cordon-node";
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
    return "Cordon %s: no new pods come to it".formatted(target.object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, "true");
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(FIELD, "false");
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.Node node
        ? Fields.of(FIELD, Boolean.toString(node.schedulable()))
        : new TreeMap<>();
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

  @Override
  public Grant grant() {
    return new Grant("", "nodes", "patch");
  }
}
