package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Quantity;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#OOM}: the load needs more memory than the limit allows; the spec stays as it is. */
record OutOfMemory(Deploys deploys, Memory memory, Function<FaultRecord, ServiceSpec> specs)
    implements Trouble {

  private static final long SANE_LIMIT = 2L << 30;

  // a little under one and a half times the limit, so that a limit raised by half is enough
  private static final int MAJOR_PERCENT = 145;
  private static final int MINOR_PERCENT = 112;

  @Override
  public ObjectNode begin(FaultRecord record) {
    long limit = limit(record);
    if (limit > SANE_LIMIT) {
      ServiceSpec spec = specs.apply(record);
      deploys.deploy(
          record,
          "redeploy %s with the limits of its repository".formatted(record.path()),
          container -> reset(container, spec));
      limit = Quantity.bytes(spec.memoryLimit());
    }
    int percent = record.isMajor() ? MAJOR_PERCENT : MINOR_PERCENT;
    memory.grow(record.namespace(), record.service(), limit / 100 * percent);
    return Json.object();
  }

  @Override
  public boolean isOver(FaultRecord record) {
    return limit(record) >= memory.demand(record.namespace(), record.service());
  }

  @Override
  public void heal(FaultRecord record) {
    memory.shrink(record.namespace(), record.service());
  }

  private long limit(FaultRecord record) {
    return Quantity.bytes(Json.text(deploys.container(record), "resources", "limits", "memory"));
  }

  private static void reset(ObjectNode container, ServiceSpec spec) {
    Json.child(container, "resources", "limits").put("memory", spec.memoryLimit());
    Json.child(container, "resources", "requests").put("memory", spec.memoryRequest());
  }
}
