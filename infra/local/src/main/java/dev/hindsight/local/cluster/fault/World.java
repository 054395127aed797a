package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.ObjectStore;
import dev.hindsight.local.cluster.store.Quantity;

/** The facts no API shows: what services really need, what images do, which processes hang. */
public record World(
    Memory memory,
    Registry registry,
    Load load,
    Hangs hangs,
    Pressures pressures,
    FaultRecords records) {

  public static final String NAME_LABEL = "app.kubernetes.io/name";

  public static World in(ObjectStore store) {
    return new World(
        new Memory(store),
        new Registry(store),
        new Load(store),
        new Hangs(store),
        new Pressures(store),
        new FaultRecords(store));
  }

  public void settle(ServiceSpec service) {
    registry.push(service.image());
    registry.push(service.previousImage());
    long idle = Quantity.bytes(service.memoryLimit()) * 55 / 100;
    memory.settle(service.namespace(), service.name(), idle);
  }
}
