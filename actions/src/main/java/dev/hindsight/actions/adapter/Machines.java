package dev.hindsight.actions.adapter;

import dev.hindsight.actions.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes of the connected cluster some machines are. */
@FunctionalInterface
public interface Machines {

  /** By the machines' ids; machines that are no nodes are left out. */
  Outcome<Map<String, Node>> nodes(Set<String> machines);

  /**
   * A node.
   *
   * @param troubles what is not normal about it; empty when all is
   */
  record Node(ObjectRef object, List<String> troubles) {

    public Node {
      troubles = List.copyOf(troubles);
    }
  }
}
