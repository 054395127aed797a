package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#PENDING}: somebody deploys with requests that no node has room for. */
record BadRequests(Deploys deploys) implements Trouble {

  private static final String CPU = "cpu";

  // of cpu, since so much memory would already be refused by the quota
  private static final List<String> MAJOR = List.of("24", "32", "100");
  private static final List<String> MINOR = List.of("15", "16", "18");

  @Override
  public ObjectNode begin(FaultRecord record) {
    List<String> amounts = record.isMajor() ? MAJOR : MINOR;
    String amount = amounts.get(record.random().nextInt(amounts.size()));
    ObjectNode details =
        deploys.deploy(
            record,
            "set resources of %s: request %s cpu".formatted(record.path(), amount),
            container -> request(container, amount));
    return details.put("amount", amount);
  }

  @Override
  public boolean isOver(FaultRecord record) {
    String asked = Json.text(deploys.container(record), "resources", "requests", CPU);
    return !asked.equals(record.detail("amount"));
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.undo(record);
  }

  /** The server refuses a request above its limit, so both were changed. */
  private static void request(ObjectNode container, String amount) {
    Json.child(container, "resources", "requests").put(CPU, amount);
    Json.child(container, "resources", "limits").put(CPU, amount);
  }
}
