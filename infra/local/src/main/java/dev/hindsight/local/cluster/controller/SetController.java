package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.policy.ResourceQuotas;
import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the pods of StatefulSets, one after the other by their number, and those of DaemonSets, one
 * on each node; a new template reaches one pod at a time.
 */
final class SetController {

  private static final String REVISION = "controller-revision-hash";

  private final ObjectStore store;
  private final Events events;
  private final PodDeletion deletion;
  private final ResourceQuotas quotas;
  private final Random random;

  SetController(ObjectStore store, Events events, PodDeletion deletion) {
    this.store = store;
    this.events = events;
    this.deletion = deletion;
    this.quotas = new ResourceQuotas(store);
    this.random = new Random(store.version());
  }

  /** The place of each pod: its number in a StatefulSet, its node in a DaemonSet. */
  private record Slots(List<String> wanted, Map<String, ObjectNode> pods) {

    Optional<ObjectNode> pod(String slot) {
      return Optional.ofNullable(pods.get(slot));
    }

    boolean settled() {
      return wanted.stream()
          .allMatch(
              slot ->
                  pod(slot)
                      .filter(pod -> !Ownership.isLeaving(pod))
                      .filter(ReplicaSetController::isReady)
                      .isPresent());
    }
  }

  void reconcile(Kind kind, ObjectNode set, Ownership ownership) {
    Slots slots = slots(kind, set, ownership.pods(set));
    String revision = revision(set);
    Optional<String> surplus =
        slots.pods.keySet().stream().filter(s -> !slots.wanted.contains(s)).reduce((_, b) -> b);
    Optional<String> missing =
        slots.wanted.stream().filter(s -> !slots.pods.containsKey(s)).findFirst();
    if (surplus.isPresent()) {
      slots.pod(surplus.get()).ifPresent(pod -> delete(kind, set, pod));
    } else if (missing.isPresent() && mayCreate(kind, slots, missing.get())) {
      create(kind, set, missing.get(), revision);
    } else if (slots.settled()
        && !Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
      outdated(kind, set, slots, revision).ifPresent(pod -> delete(kind, set, pod));
    }
    report(kind, set, slots, revision);
  }

  private Slots slots(Kind kind, ObjectNode set, List<ObjectNode> pods) {
    Map<String, ObjectNode> placed = new TreeMap<>();
    if (kind == Kind.DAEMON_SET) {
      pods.forEach(pod -> placed.put(Pins.of(pod).orElse(""), pod));
      List<String> nodes =
          store.list(Kind.NODE, "").stream().map(n -> Json.text(n, "metadata", "name")).toList();
      return new Slots(nodes, placed);
    }
    pods.forEach(pod -> placed.put(number(Json.text(pod, "metadata", "name")), pod));
    int replicas = Json.number(set, "spec", "replicas");
    return new Slots(IntStream.range(0, replicas).mapToObj(SetController::slot).toList(), placed);
  }

  private static String slot(int number) {
    return "%05d".formatted(number);
  }

  private static String number(String pod) {
    return slot(Integer.parseInt(pod.substring(pod.lastIndexOf('-') + 1)));
  }

  /** A StatefulSet makes a pod only when all before it are ready. */
  private static boolean mayCreate(Kind kind, Slots slots, String slot) {
    return kind == Kind.DAEMON_SET
        || slots.pods.entrySet().stream()
            .filter(e -> e.getKey().compareTo(slot) < 0)
            .allMatch(e -> ReplicaSetController.isReady(e.getValue()));
  }

  private void create(Kind kind, ObjectNode set, String slot, String revision) {
    boolean daemon = kind == Kind.DAEMON_SET;
    String suffix = daemon ? Templates.suffix(random) : Integer.toString(Integer.parseInt(slot));
    ObjectNode pod = Manifests.pod(set, suffix);
    ObjectNode metadata = Json.child(pod, "metadata");
    metadata.put("name", Json.text(set, "metadata", "name") + "-" + suffix);
    Json.child(metadata, "labels").put(REVISION, revision);
    Manifests.own(metadata, "apps/v1", kind.title(), set);
    if (daemon) {
      Pins.pin(pod, slot);
    }
    Optional<String> refused = quotas.refusal(pod);
    if (refused.isPresent()) {
      events.warning(set, component(kind), "FailedCreate", "Error creating: " + refused.get());
      return;
    }
    store.create(Kind.POD, pod);
    events.normal(
        set, component(kind), "SuccessfulCreate", "Created pod: " + Json.text(metadata, "name"));
  }

  private void delete(Kind kind, ObjectNode set, ObjectNode pod) {
    if (!Ownership.isLeaving(pod)) {
      deletion.begin(pod);
      events.normal(
          set,
          component(kind),
          "SuccessfulDelete",
          "Deleted pod: " + Json.text(pod, "metadata", "name"));
    }
  }

  private static String component(Kind kind) {
    return kind == Kind.DAEMON_SET ? "daemonset-controller" : "statefulset-controller";
  }

  /** The last one first, and none below the partition. */
  private static Optional<ObjectNode> outdated(
      Kind kind, ObjectNode set, Slots slots, String revision) {
    int partition =
        kind == Kind.DAEMON_SET
            ? 0
            : Json.number(set, "spec", "updateStrategy", "rollingUpdate", "partition");
    List<ObjectNode> old = new ArrayList<>();
    slots.wanted.stream()
        .skip(partition)
        .flatMap(slot -> slots.pod(slot).stream())
        .filter(pod -> !isNew(pod, revision))
        .forEach(old::add);
    return old.isEmpty() ? Optional.empty() : Optional.of(old.getLast());
  }

  private static boolean isNew(JsonNode pod, String revision) {
    return Json.text(pod, "metadata", "labels", REVISION).equals(revision);
  }

  private static String revision(ObjectNode set) {
    return Templates.hash(Json.at(set, "spec", "template"), 0);
  }

  private void report(Kind kind, ObjectNode set, Slots slots, String revision) {
    int updated = (int) slots.pods.values().stream().filter(pod -> isNew(pod, revision)).count();
    int ready = (int) slots.pods.values().stream().filter(ReplicaSetController::isReady).count();
    ObjectNode changed = set.deepCopy();
    ObjectNode status = changed.putObject("status");
    status.put("observedGeneration", Json.number(set, "metadata", "generation"));
    if (kind == Kind.DAEMON_SET) {
      status
          .put("desiredNumberScheduled", slots.wanted.size())
          .put("currentNumberScheduled", slots.pods.size())
          .put("updatedNumberScheduled", updated)
          .put("numberMisscheduled", 0)
          .put("numberReady", ready)
          .put("numberAvailable", ready);
    } else {
      status
          .put("replicas", slots.pods.size())
          .put("readyReplicas", ready)
          .put("availableReplicas", ready)
          .put("updatedReplicas", updated)
          .put("currentReplicas", slots.pods.size() - updated)
          .put("updateRevision", Json.text(set, "metadata", "name") + "-" + revision);
    }
    Generations.update(store, Key.of(kind, set), changed);
  }
}
