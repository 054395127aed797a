package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#PENDING}: somebody deploys with requests that no node has room for. */
record BadRequests(Deploys deploys) implements Trouble {

  @Override
  public ObjectNode begin(FaultRecord record) {
    String resource = record.random().nextBoolean() ? "cpu" : "memory";
    String amount =
        switch (resource) {
          case "cpu" -> record.isMajor() ? "24" : "16";
          default -> record.isMajor() ? "96Gi" : "64Gi";
        };
    ObjectNode details =
        deploys.deploy(
            record,
            "set resources of %s: request %s of %s".formatted(record.path(), amount, resource),
            container -> request(container, resource, amount));
    return details.put("resource", resource).put("amount", amount);
  }

  @Override
  public boolean isOver(FaultRecord record) {
    String asked =
        Json.text(deploys.container(record), "resources", "requests", record.detail("resource"));
    return !asked.equals(record.detail("amount"));
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.undo(record);
  }

  /** The server refuses a request above its limit, so both were changed. */
  private static void request(ObjectNode container, String resource, String amount) {
    Json.child(container, "resources", "requests").put(resource, amount);
    Json.child(container, "resources", "limits").put(resource, amount);
  }
}
