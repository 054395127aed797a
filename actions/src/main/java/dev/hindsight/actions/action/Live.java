package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An object as it is now.
 *
 * @param generation 0 for kinds that count none, such as nodes
 * @param resourceVersion good only between our own read and write
 * @param marker the trace of the last change of ours, from the object itself
 * @param terminating whether its deletion was accepted already
 * @param object the whole object as the server told it
 */
public record Live(
    ObjectRef ref,
    String uid,
    long generation,
    String resourceVersion,
    Optional<String> marker,
    boolean terminating,
    Facts facts,
    JsonNode object) {

  /** This object in this state. */
  public Target target() {
    return new Target(ref, uid, generation);
  }

  /** What only a Deployment has. */
  public Optional<Facts.Workload> workload() {
    return facts instanceof Facts.Workload workload ? Optional.of(workload) : Optional.empty();
  }
}
