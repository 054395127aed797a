package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#PROBE}: somebody deploys a probe that asks where the service does not answer. */
record WrongProbe(Deploys deploys) implements Trouble {

  private static final List<String> PATHS =
      List.of("/healthz/ready", "/actuator/health", "/api/health", "/_health");

  @Override
  public ObjectNode begin(FaultRecord record) {
    SplittableRandom random = record.random();
    String kind = random.nextInt(3) == 0 ? "livenessProbe" : "readinessProbe";
    boolean wrongPath = random.nextInt(3) > 0;
    String path = wrongPath ? PATHS.get(random.nextInt(PATHS.size())) : "/ready";
    int port = wrongPath ? 8080 : 8081;
    ObjectNode probe = probe(path, port, record.isMajor());
    ObjectNode details =
        deploys.deploy(
            record,
            "set %s of %s to GET %s on port %d".formatted(kind, record.path(), path, port),
            container -> container.set(kind, probe));
    details.put("kind", kind).set("probe", probe);
    return details;
  }

  @Override
  public boolean isOver(FaultRecord record) {
    JsonNode now = deploys.container(record).path(record.detail("kind"));
    return !now.path("httpGet").equals(Json.at(record.details(), "probe", "httpGet"));
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.undo(record);
  }

  private static ObjectNode probe(String path, int port, boolean strict) {
    ObjectNode probe = Json.object();
    probe.putObject("httpGet").put("path", path).put("port", port).put("scheme", "HTTP");
    return probe
        .put("timeoutSeconds", 1)
        .put("periodSeconds", strict ? 2 : 4)
        .put("successThreshold", 1)
        .put("failureThreshold", 3);
  }
}
