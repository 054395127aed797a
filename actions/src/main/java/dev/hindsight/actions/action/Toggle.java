package dev.hindsight.actions.action;

import java.util.Optional;
import java.util.SortedMap;

/** Turns one field of an object on or off; turning it back is the undo. */
public sealed interface Toggle extends Action
    permits CordonNode, UncordonNode, PauseRollout, ResumeRollout {

  /** The field's name in words. */
  String field();

  /** What it is set to. */
  boolean on();

  @Override
  default SortedMap<String, String> before() {
    return Fields.of(field(), Boolean.toString(!on()));
  }

  @Override
  default SortedMap<String, String> after() {
    return Fields.of(field(), Boolean.toString(on()));
  }

  @Override
  default SortedMap<String, String> now(Live live) {
    Optional<Boolean> now =
        switch (live.facts()) {
          case Facts.Node node -> Optional.of(node.schedulable());
          case Facts.Workload workload -> Optional.of(workload.paused());
          default -> Optional.empty();
        };
    return Fields.of(field(), now.map(Object::toString));
  }
}
