package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#QUOTA}: somebody wants more replicas than the namespace's quota has room for. */
record OverQuota(Deploys deploys, Quotas quotas) implements Trouble {

  private static final int MINOR_EXCESS = 1;
  private static final int MAJOR_EXCESS = 3;

  @Override
  public ObjectNode begin(FaultRecord record) {
    long each =
        Quantity.bytes(Json.text(deploys.container(record), "resources", "requests", "memory"));
    long room =
        quotas
            .memoryRoom(record.namespace())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "namespace %s has no quota for memory".formatted(record.namespace())));
    int before = deploys.replicas(record);
    int excess = record.isMajor() ? MAJOR_EXCESS : MINOR_EXCESS;
    int running = deploys.pods(record.namespace(), record.service()).size();
    int fitting = Math.toIntExact(Math.max(0, room / each)) + running;
    int wanted = Math.max(before, fitting + excess);
    deploys.scale(record, wanted);
    return Json.object().put("replicas", before).put("wanted", wanted);
  }

  @Override
  public boolean isOver(FaultRecord record) {
    JsonNode deployment = deploys.deployment(record);
    int wanted = Json.number(deployment, "spec", "replicas");
    return Json.number(deployment, "status", "observedGeneration")
            == Json.number(deployment, "metadata", "generation")
        && Json.number(deployment, "status", "replicas") == wanted
        && Json.number(deployment, "status", "availableReplicas") == wanted;
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.scale(record, Json.number(record.details(), "replicas"));
  }
}
