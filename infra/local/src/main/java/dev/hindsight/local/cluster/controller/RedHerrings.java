package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.fault.Decoys;
import dev.hindsight.local.cluster.fault.FaultRecord;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Old and harmless things beside a fault that a hasty reader takes for its cause. */
final class RedHerrings implements Decoys {

  /** What a seed leaves; {@link #WARNING} is told by the log itself. */
  enum Trace {
    NONE,
    WARNING,
    OTHER_DEPLOY,
    NODE_EVENT,
    FAILED_JOB,
    OLD_RESTART
  }

  private static final Duration AGO = Duration.ofMinutes(20);
  private static final Duration LONG_AGO = Duration.ofHours(6);

  private final ObjectStore store;
  private final World world;
  private final Kubelet kubelet;

  RedHerrings(ObjectStore store, World world, Kubelet kubelet) {
    this.store = store;
    this.world = world;
    this.kubelet = kubelet;
  }

  static Trace of(FaultRecord record) {
    Trace[] all = Trace.values();
    return all[Math.floorMod(record.seed(), all.length)];
  }

  @Override
  public void plant(FaultRecord record) {
    Instant then = store.clock().instant().minus(AGO);
    switch (of(record)) {
      case NONE, WARNING -> {}
      case OTHER_DEPLOY -> new OldDeploy(store, kubelet).plant(bystander(record), then);
      case NODE_EVENT -> nodeEvent(record);
      case FAILED_JOB -> FailedJob.plant(store, record.namespace(), record.seed());
      case OLD_RESTART -> oldRestart(record);
    }
  }

  /** Another service of the namespace that is well, and that the broken one does not wait for. */
  private Optional<ObjectNode> bystander(FaultRecord record) {
    List<ObjectNode> others =
        store.list(Kind.DEPLOYMENT, record.namespace()).stream()
            .filter(one -> !name(one).equals(record.service()))
            .filter(one -> !name(one).equals(record.detail("dependency")))
            .filter(one -> isWell(record.namespace(), one))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(Math.floorMod(record.seed() / 7, others.size())));
  }

  private boolean isWell(String namespace, JsonNode deployment) {
    return world.records().of(namespace, name(deployment)).stream().noneMatch(FaultRecord::isActive)
        && Json.number(deployment, "spec", "replicas")
            == Json.number(deployment, "status", "availableReplicas")
        && Json.number(deployment, "spec", "replicas")
            == Json.number(deployment, "status", "updatedReplicas");
  }

  private void nodeEvent(FaultRecord record) {
    List<ObjectNode> nodes = store.list(Kind.NODE, "");
    ObjectNode node = nodes.get(Math.floorMod(record.seed() / 7, nodes.size()));
    Events old = new Events(store, Clocks.before(store.clock(), AGO));
    if (record.seed() % 2 == 0) {
      old.node(
          node,
          "Warning",
          "SystemOOM",
          "System OOM encountered, victim process: backup-agent, pid: 24117");
    } else {
      old.node(
          node,
          "Warning",
          "Rebooted",
          "Node %s has been rebooted, boot id: 6f0c9a52-71b8-4a37".formatted(name(node)));
    }
  }

  private void oldRestart(FaultRecord record) {
    Instant then = store.clock().instant().minus(LONG_AGO);
    store.list(Kind.POD, record.namespace()).stream()
        .filter(
            pod ->
                Json.text(pod, "metadata", "labels", Manifests.NAME_LABEL).equals(record.service()))
        .filter(ReplicaSetController::isReady)
        .filter(pod -> PodRun.of(store, pod).since().isBefore(then))
        .findFirst()
        .ifPresent(
            pod -> {
              PodStatus status = PodStatus.copy(pod, then).terminated("Error", 143).restarted();
              ObjectNode again =
                  PodStatus.copy(status.pod(), then.plusSeconds(2))
                      .running(PodFacts.imageId(pod))
                      .ready()
                      .pod();
              store.put(Key.of(Kind.POD, pod), again);
              new PodRun(PodRun.Step.RUNNING, then.plusSeconds(2), 0).keep(store, pod);
            });
  }

  private static String name(JsonNode object) {
    return Json.text(object, "metadata", "name");
  }
}
