package dev.hindsight.actions.action;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What only one kind of object has. */
public sealed interface Facts {

  /**
   * A Deployment, StatefulSet or DaemonSet; revisions are those of a Deployment.
   *
   * @param template SHA-256 (hex) of its pod template
   * @param revision the number of its current revision
   * @param since when the current revision came, as far as the cluster tells
   * @param replicas how many are wanted
   * @param restart the trace of the last restart of ours in its pod template
   * @param revisions all kept revisions, newest first, the current one among them
   * @param paused whether its rollouts are held
   */
  record Workload(
      String template,
      long revision,
      Optional<Instant> since,
      int replicas,
      Optional<String> restart,
      List<Container> containers,
      List<Revision> revisions,
      boolean paused)
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
  record Container(String name, String image, Resources resources, Environment environment) {

    /** One without environment variables. */
    public Container(String name, String image, Resources resources) {
      this(name, image, resources, new Environment(Map.of(), Set.of()));
    }
  }

  /**
   * A container's environment variables.
   *
   * @param values those that are written down
   * @param references those that come from somewhere else, a secret perhaps
   */
  record Environment(Map<String, String> values, Set<String> references) {

    public Environment {
      values = Map.copyOf(values);
      references = Set.copyOf(references);
    }
  }

  /**
   * A revision that the cluster keeps.
   *
   * @param ready pods of it that are ready right now
   */
  record Revision(RevisionRef ref, int ready, JsonNode template) {}

  /**
   * A pod.
   *
   * @param controller ("ReplicaSet checkout-7d") makes a new one in its place
   * @param leaving how it is with it where it was deleted already
   */
  record Pod(Optional<String> controller, Optional<Leaving> leaving) implements Facts {

    /** One that stays. */
    public Pod(Optional<String> controller) {
      this(controller, Optional.empty());
    }
  }

  /**
   * A pod that was deleted and is still there.
   *
   * @param due when its time to end is over
   * @param finalizers who has to finish something before it may go
   * @param nodeGone whether nothing can run there any more: its node is not registered, or a person
   *     declared it out of service
   */
  record Leaving(Instant due, String node, List<String> finalizers, boolean nodeGone) {

    static final String LOST = "deleted, node gone";

    public Leaving {
      finalizers = List.copyOf(finalizers);
    }

    /** In words. */
    public String state() {
      if (!finalizers.isEmpty()) {
        return "held by finalizers " + String.join(", ", finalizers);
      }
      return nodeGone ? LOST : "deleted, node %s still registered".formatted(node);
    }
  }

  /** A Job; failed for good, or not. */
  record Job(boolean failed) implements Facts {}

  /**
   * A node.
   *
   * @param schedulable whether new pods may come to it
   * @param drain the trace of the last drain of ours
   * @param pods what runs there
   */
  record Node(boolean schedulable, Optional<String> drain, List<Guest> pods) implements Facts {

    public Node {
      pods = List.copyOf(pods);
    }

    /** An empty one. */
    public Node(boolean schedulable) {
      this(schedulable, Optional.empty(), List.of());
    }
  }

  /**
   * A pod on a node.
   *
   * @param stays whether a drain leaves it: a DaemonSet's, a mirror pod, a finished one
   * @param leaving whether it was deleted already
   * @param emptyDir whether it has data in an emptyDir volume
   */
  record Guest(
      String namespace,
      String name,
      String uid,
      Optional<String> controller,
      boolean stays,
      boolean leaving,
      boolean emptyDir) {}

  /** A HorizontalPodAutoscaler. */
  record Autoscaler(SetAutoscalerBounds.Bounds bounds) implements Facts {}

  /** A ConfigMap. */
  record ConfigMap(Map<String, String> data) implements Facts {

    public ConfigMap {
      data = Map.copyOf(data);
    }
  }

  /**
   * An AWS object.
   *
   * @param fields what actions look at and change, in the state it is in or on its way to
   * @param wanted how many members it is to have; 0 for what has none
   * @param ready how many serve now
   */
  record Cloud(SortedMap<String, String> fields, Map<String, String> tags, int wanted, int ready)
      implements Facts {

    public Cloud {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
      tags = Map.copyOf(tags);
    }
  }

  /** A PersistentVolumeClaim; the storage that is requested. */
  record Claim(String storage) implements Facts {}

  /**
   * A CronJob with its Jobs.
   *
   * @param several whether more than one may run at once
   * @param running names of Jobs that are not over
   * @param newest the newest Job's name
   * @param rerun the trace of our newest rerun
   */
  record CronJob(
      boolean several, List<String> running, Optional<String> newest, Optional<String> rerun)
      implements Facts {

    public CronJob {
      running = List.copyOf(running);
    }
  }
}
