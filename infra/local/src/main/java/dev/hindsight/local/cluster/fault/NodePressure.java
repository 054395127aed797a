package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.fault.Pressures.Pressure;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#NODE_PRESSURE}: one node cannot carry the service's pods any more. */
record NodePressure(Deploys deploys, Pressures pressures, ObjectStore store) implements Trouble {

  private static final Duration QUIET = Duration.ofSeconds(5);

  @Override
  public ObjectNode begin(FaultRecord record) {
    Optional<Pressure> known = known(record);
    String node = known.map(Pressure::node).orElseGet(() -> node(record));
    // moved to another node because the first was cordoned, it must not stay on both
    pressures.of(record.namespace(), record.service()).ifPresent(pressures::forget);
    String resource = record.random().nextInt(3) == 0 ? "ephemeral-storage" : "memory";
    pressures.keep(
        new Pressure(
            node,
            record.namespace(),
            record.service(),
            resource,
            record.isMajor(),
            false,
            store.clock().instant()));
    return Json.object().put("node", node);
  }

  /** Cordoned and rid of the service, the node has recovered. */
  @Override
  public boolean isOver(FaultRecord record) {
    String node = record.detail("node");
    boolean over =
        pressures
            .of(record.namespace(), record.service())
            .filter(one -> one.high() || one.since().plus(QUIET).isAfter(store.clock().instant()))
            .isEmpty();
    return over && isCordoned(node) && podsOn(record, node).isEmpty();
  }

  @Override
  public void heal(FaultRecord record) {
    pressures.of(record.namespace(), record.service()).ifPresent(pressures::forget);
  }

  /** Injected again, the fault stays on its node. */
  private Optional<Pressure> known(FaultRecord record) {
    return pressures
        .of(record.namespace(), record.service())
        .filter(one -> !isCordoned(one.node()));
  }

  private String node(FaultRecord record) {
    List<String> nodes =
        deploys.pods(record.namespace(), record.service()).stream()
            .map(pod -> Json.text(pod, "spec", "nodeName"))
            .distinct()
            .filter(node -> !isCordoned(node))
            .toList();
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(
          "no pod of %s runs on a node that could come under pressure".formatted(record.path()));
    }
    return nodes.get(record.random().nextInt(nodes.size()));
  }

  private boolean isCordoned(String node) {
    return store
        .get(new Key(Kind.NODE, "", node))
        .filter(found -> !Json.flag(found, "spec", "unschedulable"))
        .isEmpty();
  }

  private List<ObjectNode> podsOn(FaultRecord record, String node) {
    return deploys.pods(record.namespace(), record.service()).stream()
        .filter(pod -> Json.text(pod, "spec", "nodeName").equals(node))
        .toList();
  }
}
