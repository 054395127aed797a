package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#SLOW}: more requests than the present replicas can work off. */
record Overload(Deploys deploys, Load load, Function<FaultRecord, ServiceSpec> specs)
    implements Trouble {

  /** Above this share of its cpu limit a replica makes its callers wait. */
  static final double BUSY = 0.8;

  private static final double MAJOR = 3.2;
  private static final double MINOR = 2.6;
  private static final int MOST_REPLICAS = 16;

  @Override
  public ObjectNode begin(FaultRecord record) {
    if (deploys.replicas(record) > MOST_REPLICAS) {
      deploys.scale(record, specs.apply(record).replicas());
    }
    int replicas = Math.max(1, deploys.replicas(record));
    double factor = record.isMajor() ? MAJOR : MINOR;
    load.put(record.namespace(), record.service(), replicas * factor * Load.ORDINARY);
    return Json.object();
  }

  @Override
  public boolean isOver(FaultRecord record) {
    int ready = ready(record);
    return ready > 0 && load.perReplica(record.namespace(), record.service(), ready) < BUSY;
  }

  @Override
  public void heal(FaultRecord record) {
    load.ordinary(record.namespace(), record.service());
  }

  private int ready(FaultRecord record) {
    return Json.number(deploys.deployment(record), "status", "readyReplicas");
  }
}
