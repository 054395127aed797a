package dev.hindsight.local.cluster.store;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One step in the cluster's history; {@code object} is the last state for a deletion. */
public record Change(
    long version, Type type, Key key, ObjectNode object, Optional<ObjectNode> before) {

  /** The words a watch uses. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
