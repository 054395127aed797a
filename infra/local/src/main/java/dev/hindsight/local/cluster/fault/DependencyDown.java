package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#DEPENDENCY_DOWN}: the first service that this one calls hangs. */
record DependencyDown(
    Deploys deploys, Hangs hangs, Function<FaultRecord, ServiceSpec> specs, ObjectStore store)
    implements Trouble {

  @Override
  public ObjectNode begin(FaultRecord record) {
    List<String> calls = specs.apply(record).dependsOn();
    if (calls.isEmpty()) {
      throw new IllegalArgumentException(
          "%s calls no other service, so none can fail it".formatted(record.path()));
    }
    String dependency = calls.getFirst();
    List<ObjectNode> pods = deploys.pods(record.namespace(), dependency);
    if (pods.isEmpty()) {
      throw new IllegalArgumentException(
          "%s/%s has no pod that could hang".formatted(record.namespace(), dependency));
    }
    List<ObjectNode> hanging =
        record.isMajor() ? pods : pods.subList(0, Math.ceilDiv(pods.size(), 2));
    hangs.begin(hanging);
    ObjectNode details = Json.object().put("dependency", dependency);
    details.put("echo", record.random().nextInt(3) == 0);
    details.set("pods", Hangs.uids(hanging));
    return details;
  }

  @Override
  public boolean isOver(FaultRecord record) {
    return deploys.pods(record.namespace(), record.detail("dependency")).stream()
        .noneMatch(pod -> hangs.since(pod, started(pod)).isPresent());
  }

  @Override
  public void heal(FaultRecord record) {
    hangs.end(record.details());
  }

  static Instant started(ObjectNode pod) {
    return Json.time(
        Json.at(pod, "status", "containerStatuses").path(0), "state", "running", "startedAt");
  }
}
