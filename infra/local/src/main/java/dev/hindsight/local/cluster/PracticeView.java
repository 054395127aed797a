package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.alerting.Alerting;
import dev.hindsight.local.cluster.api.PracticeControl;
import dev.hindsight.local.cluster.api.Writes;
import dev.hindsight.local.cluster.fault.FaultRecord;
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
    ObjectStore store,
    World world,
    Faults faulty,
    Writes journal,
    Alerting alerting,
    Exposition exposition)
    implements PracticeControl {

  @Override
  public JsonNode inject(JsonNode body) {
    return inject(Injection.of(body));
  }

  private ObjectNode inject(Injection wish) {
    FaultRecord record = begin(wish);
    return shown(record).put("seed", record.seed());
  }

  FaultRecord begin(Injection wish) {
    return store.locked(
        () -> {
          FaultRecord record =
              faulty.inject(wish.fault(), wish.service(), wish.severity(), wish.seed());
          store.flush();
          return record;
        });
  }

  @Override
  public JsonNode faults() {
    ObjectNode answer = Json.object();
    ArrayNode known = answer.putArray("faults");
    for (Fault fault : Fault.values()) {
      known.addObject().put("name", fault.word()).put("what", fault.what());
    }
    ArrayNode services = answer.putArray("services");
    faulty.services().forEach(service -> services.add(service.name()));
    answer.set("active", shown(world.records().active()));
    return answer;
  }

  @Override
  public JsonNode heal(String service) {
    return store.locked(
        () -> {
          ObjectNode answer = Json.object();
          answer.set("healed", shown(faulty.heal(service)));
          store.flush();
          return answer;
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

  @Override
  public String metrics() {
    return exposition.text();
  }

  private static ArrayNode shown(Iterable<FaultRecord> records) {
    ArrayNode list = Json.array();
    records.forEach(record -> list.add(shown(record)));
    return list;
  }

  private static ObjectNode shown(FaultRecord record) {
    return Json.object()
        .put("fault", record.fault().word())
        .put("service", record.service())
        .put("namespace", record.namespace())
        .put("since", record.since().toString())
        .put("severity", record.severity().word());
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
        .put("memoryDemandBytes", world.memory().demand(namespace, name))
        .put("replicas", Json.number(deployment, "spec", "replicas"))
        .put("available", Json.number(deployment, "status", "availableReplicas"));
  }
}
