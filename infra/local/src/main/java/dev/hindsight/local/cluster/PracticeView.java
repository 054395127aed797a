package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.alerting.Alerting;
import dev.hindsight.local.cluster.api.PracticeControl;
import dev.hindsight.local.cluster.api.Writes;
import dev.hindsight.local.cluster.fault.Faults;
import dev.hindsight.local.cluster.fault.World;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the practice endpoints from the parts of a running cluster. */
record PracticeView(
    ObjectStore store, World world, Faults faults, Writes journal, Alerting alerting)
    implements PracticeControl {

  @Override
  public void inject(String fault, String service) {
    inject(Fault.parse(fault), service);
  }

  void inject(Fault fault, String service) {
    store.locked(
        () -> {
          faults.inject(fault, service);
          store.flush();
        });
  }

  @Override
  public JsonNode services() {
    ArrayNode services = Json.array();
    store.list(Kind.DEPLOYMENT, "").forEach(deployment -> services.add(service(deployment)));
    return services;
  }

  @Override
  public JsonNode writes() {
    ArrayNode writes = Json.array();
    journal.all().forEach(write -> writes.add(write.toJson()));
    return writes;
  }

  @Override
  public JsonNode alerts() {
    return alerting.alerts();
  }

  private ObjectNode service(JsonNode deployment) {
    String namespace = Json.text(deployment, "metadata", "namespace");
    String name = Json.text(deployment, "metadata", "name");
    JsonNode container = Json.at(deployment, "spec", "template", "spec", "containers").path(0);
    return Json.object()
        .put("namespace", namespace)
        .put("name", name)
        .put("image", Json.text(container, "image"))
        .put("memoryLimit", Json.text(container, "resources", "limits", "memory"))
        .put("memoryDemandBytes", world.demand(namespace, name))
        .put("replicas", Json.number(deployment, "spec", "replicas"))
        .put("available", Json.number(deployment, "status", "availableReplicas"));
  }
}
