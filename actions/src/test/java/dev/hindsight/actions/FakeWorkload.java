package dev.hindsight.actions;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One Deployment of the scripted cluster with its ReplicaSets and pods; guarded by its owner. */
final class FakeWorkload {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String name;
  private final String uid;
  private ObjectNode deployment = JSON.createObjectNode();
  private ArrayNode replicaSets = JSON.createArrayNode();
  private ArrayNode pods = JSON.createArrayNode();
  private long version = 100;

  FakeWorkload(String name, String uid) {
    this.name = name;
    this.uid = uid;
    healthy(name + ":1.8.2", "256Mi");
  }

  ObjectNode deployment() {
    return deployment;
  }

  ArrayNode replicaSets() {
    return replicaSets;
  }

  ArrayNode pods() {
    return pods;
  }

  /** One good revision, two ready pods. */
  void healthy(String image, String memory) {
    replicaSets = JSON.createArrayNode();
    deployment =
        FakeCluster.tree(
            """
            {"apiVersion":"apps/v1","kind":"Deployment",
             "metadata":{"name":"%1$s","namespace":"shop","uid":"%2$s","generation":1,
               "annotations":{"deployment.kubernetes.io/revision":"1"}},
             "spec":{"replicas":2,"fieldOfTomorrow":{"a":[1]},
               "selector":{"matchLabels":{"app":"%1$s"}},
               "template":%3$s},
             "status":{"observedGeneration":1}}\
            """
                .formatted(name, uid, template(image, memory)));
    bump();
    addReplicaSet(1);
    settle(true);
  }

  String template(String image, String memory) {
    return """
    {"metadata":{"labels":{"app":"%1$s"}},
     "spec":{"newField":true,"containers":[{"name":"%1$s","image":"%2$s",
       "resources":{"limits":{"memory":"%3$s","cpu":"1"},"requests":{"memory":"128Mi"}}}]}}\
    """
        .formatted(name, image, memory);
  }

  /** Somebody rolls out another template. */
  void rollOut(String image, String memory) {
    ((ObjectNode) deployment.path("spec"))
        .set("template", FakeCluster.tree(template(image, memory)));
    generation();
    follow();
  }

  /** Somebody rolls out another value of an environment variable. */
  void environment(String name, String value) {
    ObjectNode container =
        (ObjectNode) deployment.at("/spec/template/spec/containers/0").deepCopy();
    container.putArray("env").addObject().put("name", name).put("value", value);
    ObjectNode spec = (ObjectNode) deployment.at("/spec/template/spec").deepCopy();
    spec.putArray("containers").add(container);
    ((ObjectNode) deployment.at("/spec/template")).set("spec", spec);
    generation();
    follow();
  }

  /** The controller follows the template: a new revision, or an old one again. */
  private void follow() {
    long next = 1;
    for (JsonNode set : replicaSets) {
      next = Math.max(next, revision(set) + 1);
    }
    JsonNode wanted = deployment.at("/spec/template");
    for (JsonNode set : replicaSets) {
      JsonNode bare = set.at("/spec/template").deepCopy();
      ((ObjectNode) bare.at("/metadata/labels")).remove("pod-template-hash");
      if (bare.equals(wanted)) {
        ((ObjectNode) set.at("/metadata/annotations"))
            .put("deployment.kubernetes.io/revision", Long.toString(next));
        ((ObjectNode) deployment.at("/metadata/annotations"))
            .put("deployment.kubernetes.io/revision", Long.toString(next));
        return;
      }
    }
    ((ObjectNode) deployment.at("/metadata/annotations"))
        .put("deployment.kubernetes.io/revision", Long.toString(next));
    addReplicaSet(next);
  }

  private static long revision(JsonNode set) {
    return Long.parseLong(
        set.at("/metadata/annotations").path("deployment.kubernetes.io/revision").asString("0"));
  }

  private void addReplicaSet(long revision) {
    ObjectNode set =
        FakeCluster.tree(
            """
            {"metadata":{"name":"%3$s-r%1$d","namespace":"shop","uid":"rs-uid-%3$s-%1$d",
              "creationTimestamp":"2026-03-01T09:5%1$d:00Z",
              "annotations":{"deployment.kubernetes.io/revision":"%1$d",
                "kubernetes.io/change-cause":"release %1$d"},
              "ownerReferences":[{"kind":"Deployment","name":"%3$s","uid":"%2$s"}]},
             "spec":{},"status":{"readyReplicas":0}}\
            """
                .formatted(revision, uid, name));
    ObjectNode template = (ObjectNode) deployment.at("/spec/template").deepCopy();
    ((ObjectNode) template.at("/metadata/labels")).put("pod-template-hash", "r" + revision);
    ((ObjectNode) set.path("spec")).set("template", template);
    replicaSets.add(set);
  }

  /** All pods run the newest template now, well or not. */
  void settle(boolean well) {
    JsonNode newest = replicaSets.get(0);
    for (JsonNode set : replicaSets) {
      newest = revision(set) > revision(newest) ? set : newest;
    }
    pods = JSON.createArrayNode();
    for (int i = 1; i <= 2; i++) {
      pods.add(pod(newest, i, well));
    }
    for (JsonNode set : replicaSets) {
      ((ObjectNode) set.path("status")).put("readyReplicas", set == newest && well ? 2 : 0);
    }
    int good = well ? 2 : 0;
    deployment.set(
        "status",
        FakeCluster.tree(
            """
            {"observedGeneration":%d,"replicas":2,"updatedReplicas":2,"readyReplicas":%d,
             "availableReplicas":%d,"conditions":[{"type":"Available","status":"%s",
             "reason":"%s","message":"seen by the controller"}]}\
            """
                .formatted(
                    deployment.at("/metadata/generation").asLong(),
                    good,
                    good,
                    well ? "True" : "False",
                    well ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable")));
    bump();
  }

  private ObjectNode pod(JsonNode set, int number, boolean well) {
    String setName = set.at("/metadata/name").asString();
    ObjectNode pod =
        FakeCluster.tree(
            """
            {"metadata":{"name":"%1$s-abcd%2$d","namespace":"shop","uid":"pod-%1$s-%2$d",
              "resourceVersion":"7",
              "ownerReferences":[{"kind":"ReplicaSet","name":"%1$s","uid":"%3$s","controller":true}]},
             "status":{"phase":"Running","containerStatuses":[{"name":"%8$s","ready":%4$s,
               "restartCount":%5$d,"state":%6$s%7$s}]}}\
            """
                .formatted(
                    setName,
                    number,
                    set.at("/metadata/uid").asString(),
                    well,
                    well ? 0 : 4,
                    well ? "{\"running\":{}}" : "{\"waiting\":{\"reason\":\"CrashLoopBackOff\"}}",
                    well
                        ? ""
                        : ",\"lastState\":{\"terminated\":{\"reason\":\"OOMKilled\","
                            + "\"exitCode\":137}}",
                    name));
    pod.set("spec", set.at("/spec/template/spec"));
    return pod;
  }

  void image(String pod, String reason) {
    for (JsonNode p : pods) {
      if (p.at("/metadata/name").asString().equals(pod)) {
        ObjectNode status = (ObjectNode) p.at("/status/containerStatuses/0");
        status.put("restartCount", 0).remove("lastState");
        status.set(
            "state", FakeCluster.tree("{\"waiting\":{\"reason\":\"%s\"}}".formatted(reason)));
      }
    }
  }

  void restartAPod() {
    ObjectNode status = (ObjectNode) pods.get(0).at("/status/containerStatuses/0");
    status.put("restartCount", status.path("restartCount").asInt() + 1);
  }

  /** Deleted and made again under the same name. */
  void remake() {
    ((ObjectNode) deployment.path("metadata")).put("uid", "another-uid");
  }

  void set(Consumer<ObjectNode> change) {
    change.accept(deployment);
    bump();
  }

  void generation() {
    ObjectNode metadata = (ObjectNode) deployment.path("metadata");
    metadata.put("generation", metadata.path("generation").asLong() + 1);
    bump();
  }

  private void bump() {
    version++;
    ((ObjectNode) deployment.path("metadata")).put("resourceVersion", Long.toString(version));
  }

  String memory() {
    return deployment.at("/spec/template/spec/containers/0/resources/limits/memory").asString();
  }

  /** The same memory limit in other words; nobody changed anything. */
  void rewrite(String limit, String same) {
    if (deployment.at("/spec/template/spec/containers/0/resources/limits")
        instanceof ObjectNode limits) {
      limits.put("memory", limits.path("memory").asString().equals(limit) ? same : limit);
    }
  }

  String image() {
    return deployment.at("/spec/template/spec/containers/0/image").asString();
  }

  /** A patch that was let through takes effect, and the controller follows. */
  void apply(JsonNode patch) {
    JsonNode before = deployment.path("spec").deepCopy();
    merge(deployment, patch);
    canonical(deployment);
    if (before.equals(deployment.path("spec"))) {
      bump();
    } else {
      generation();
      follow();
    }
  }

  /** What the patch would make of it. */
  ObjectNode dry(JsonNode patch) {
    ObjectNode copy = deployment.deepCopy();
    merge(copy, patch);
    canonical(copy);
    return copy;
  }

  static void merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNull()) {
                target.remove(field.getKey());
              } else if (value.isObject()) {
                merge(target.withObjectProperty(field.getKey()), value);
              } else {
                target.set(field.getKey(), value);
              }
            });
  }

  /** As the real server: whole Gi are kept as such, however they were written. */
  private static void canonical(ObjectNode deployment) {
    for (String of : List.of("limits", "requests")) {
      if (deployment.at("/spec/template/spec/containers/0/resources/" + of)
          instanceof ObjectNode resources) {
        String memory = resources.path("memory").asString("");
        if (memory.matches("\\d+Mi")) {
          long mi = Long.parseLong(memory.substring(0, memory.length() - 2));
          resources.put("memory", mi % 1024 == 0 ? mi / 1024 + "Gi" : memory);
        }
      }
    }
  }
}
