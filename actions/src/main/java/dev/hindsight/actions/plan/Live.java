package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A workload as it is now.
 *
 * @param resourceVersion good only between our own read and write
 * @param marker the trace of the last change of ours, from the object itself
 * @param template SHA-256 (hex) of its pod template
 * @param revision the number of its current revision
 * @param revisions all kept revisions, newest first, the current one among them
 * @param object the whole object as the server told it
 */
public record Live(
    ObjectRef ref,
    String uid,
    long generation,
    String resourceVersion,
    Optional<String> marker,
    String template,
    long revision,
    List<Container> containers,
    List<Revision> revisions,
    JsonNode object) {

  public Live {
    containers = List.copyOf(containers);
    revisions = List.copyOf(revisions);
  }

  /** This object in this state. */
  public Target target() {
    return new Target(ref, uid, generation);
  }

  /** The container of that name. */
  public Optional<Container> container(String name) {
    return containers.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** One container of the pod template. */
  public record Container(
      String name, String image, Optional<String> memoryLimit, Optional<String> memoryRequest) {}

  /**
   * A revision that the cluster keeps.
   *
   * @param ready pods of it that are ready right now
   */
  public record Revision(RevisionRef ref, int ready, JsonNode template) {}
}
