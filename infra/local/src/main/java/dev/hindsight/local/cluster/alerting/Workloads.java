package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the rules look at: deployments, and the pods and containers that belong to one. */
record Workloads(List<ObjectNode> deployments, List<OwnedPod> pods, List<Container> containers) {

  /** A pod that is not on its way out, with the deployment that owns it. */
  record OwnedPod(String deployment, JsonNode pod) {

    String name() {
      return Json.text(pod, "metadata", "name");
    }

    String namespace() {
      return Json.text(pod, "metadata", "namespace");
    }

    private boolean runs() {
      return !Json.text(pod, "status", "phase").matches("Failed|Succeeded");
    }

    private Stream<Container> containers() {
      return Json.items(pod, "status", "containerStatuses")
          .map(status -> new Container(deployment, pod, status));
    }
  }

  /** One container of a pod with its reported status. */
  record Container(String deployment, JsonNode pod, JsonNode status) {

    String name() {
      return Json.text(status, "name");
    }

    String namespace() {
      return Json.text(pod, "metadata", "namespace");
    }

    String podName() {
      return Json.text(pod, "metadata", "name");
    }

    SortedMap<String, String> labels(String alert, String severity) {
      SortedMap<String, String> labels = Workloads.labels(alert, severity, namespace(), deployment);
      labels.put("container", name());
      return labels;
    }
  }

  static Workloads of(ObjectStore store) {
    Map<String, String> owners = new HashMap<>();
    for (ObjectNode set : store.list(Kind.REPLICA_SET, "")) {
      owners.put(Json.text(set, "metadata", "uid"), owner(set, "name"));
    }
    List<OwnedPod> pods =
        store.list(Kind.POD, "").stream()
            .filter(pod -> !Json.has(pod, "metadata", "deletionTimestamp"))
            .map(pod -> new OwnedPod(owners.getOrDefault(owner(pod, "uid"), ""), pod))
            .filter(pod -> !pod.deployment().isEmpty())
            .toList();
    List<Container> containers =
        pods.stream().filter(OwnedPod::runs).flatMap(OwnedPod::containers).toList();
    return new Workloads(store.list(Kind.DEPLOYMENT, ""), pods, containers);
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
