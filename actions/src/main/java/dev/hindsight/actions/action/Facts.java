package dev.hindsight.actions.action;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What only one kind of object has. */
public sealed interface Facts {

  /**
   * A Deployment.
   *
   * @param template SHA-256 (hex) of its pod template
   * @param revision the number of its current revision
   * @param since when the current revision came, as far as the cluster tells
   * @param replicas how many are wanted
   * @param restart the trace of the last restart of ours in its pod template
   * @param revisions all kept revisions, newest first, the current one among them
   */
  record Workload(
      String template,
      long revision,
      Optional<Instant> since,
      int replicas,
      Optional<String> restart,
      List<Container> containers,
      List<Revision> revisions)
      implements Facts {

    public Workload {
      containers = List.copyOf(containers);
      revisions = List.copyOf(revisions);
    }

    /** The container of that name. */
    public Optional<Container> container(String name) {
      return containers.stream().filter(c -> c.name().equals(name)).findFirst();
    }
  }

  /** One container of a pod template. */
  record Container(String name, String image, Resources resources) {}

  /**
   * A revision that the cluster keeps.
   *
   * @param ready pods of it that are ready right now
   */
  record Revision(RevisionRef ref, int ready, JsonNode template) {}

  /** A pod; the controller ("ReplicaSet checkout-7d") makes a new one in its place. */
  record Pod(Optional<String> controller) implements Facts {}

  /** A Job; failed for good, or not. */
  record Job(boolean failed) implements Facts {}

  /** A node; whether new pods may come to it. */
  record Node(boolean schedulable) implements Facts {}
}
