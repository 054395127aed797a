package dev.hindsight.actions.action;

import java.util.SortedMap;
import java.util.TreeMap;

/** Takes one pod of a controller away; the controller makes a new one of the same template. */
public sealed interface PodRemoval extends Action permits EvictPod, DeletePod, DeleteStuckPod {

  /** "ReplicaSet checkout-7d": what makes a new pod in its place. */
  String controller();

  @Override
  default String kind() {
    return "Pod";
  }

  @Override
  default SortedMap<String, String> before() {
    return Fields.of("controller", controller());
  }

  @Override
  default SortedMap<String, String> after() {
    return new TreeMap<>();
  }

  @Override
  default SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.Pod pod && !live.terminating()
        ? Fields.of("controller", pod.controller())
        : new TreeMap<>();
  }

  @Override
  default String beforeWords() {
    return "controller " + controller();
  }

  @Override
  default String afterWords() {
    return "deleted";
  }

  @Override
  default boolean removes() {
    return true;
  }

  @Override
  default Undo undo() {
    return new Undo.Never("%s makes a new pod of the same template".formatted(controller()));
  }
}
