package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the rules look at: deployments, and the containers of pods that belong to one. */
record Workloads(List<ObjectNode> deployments, List<Container> containers) {

  /** One container of a pod with its reported status. */
  record Container(String deployment, JsonNode pod, JsonNode status) {

    String name() {
      return Json.text(status, "name");
    }

    String podName() {
      return Json.text(pod, "metadata", "name");
    }

    SortedMap<String, String> labels(String alert, String severity) {
      SortedMap<String, String> labels =
          Workloads.labels(alert, severity, Json.text(pod, "metadata", "namespace"), deployment);
      labels.put("container", name());
      return labels;
    }
  }

  static Workloads of(ObjectStore store) {
    Map<String, String> owners = new HashMap<>();
    for (ObjectNode set : store.list(Kind.REPLICA_SET, "")) {
      owners.put(Json.text(set, "metadata", "uid"), owner(set, "name"));
    }
    List<Container> containers =
        store.list(Kind.POD, "").stream()
            .filter(pod -> !Json.has(pod, "metadata", "deletionTimestamp"))
            .<Container>mapMulti(
                (pod, into) -> {
                  String deployment = owners.getOrDefault(owner(pod, "uid"), "");
                  Json.items(pod, "status", "containerStatuses")
                      .forEach(status -> into.accept(new Container(deployment, pod, status)));
                })
            .filter(container -> !container.deployment().isEmpty())
            .toList();
    return new Workloads(store.list(Kind.DEPLOYMENT, ""), containers);
  }

  static SortedMap<String, String> labels(
      String alert, String severity, String namespace, String deployment) {
    return new TreeMap<>(
        Map.of(
            "alertname", alert,
            "severity", severity,
            "cluster", "practice",
            "namespace", namespace,
            "deployment", deployment,
            "service", deployment));
  }

  private static String owner(JsonNode object, String field) {
    return Json.text(Json.at(object, "metadata", "ownerReferences").path(0), field);
  }
}
