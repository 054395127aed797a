package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the objects that people and controllers create, as the API server would default them. */
final class Manifests {

  static final String NAME_LABEL = "app.kubernetes.io/name";
  static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  private Manifests() {}

  static ObjectNode deployment(ServiceSpec service, String image) {
    return Json.parse(
        """
        {"metadata":{"name":"%1$s","namespace":"%2$s","generation":1,
           "labels":{"app.kubernetes.io/name":"%1$s","app.kubernetes.io/part-of":"%2$s"},
           "annotations":{"kubernetes.io/change-cause":"deploy %2$s/%1$s %8$s"}},
         "spec":{"replicas":%4$d,"revisionHistoryLimit":10,"progressDeadlineSeconds":600,
           "selector":{"matchLabels":{"app.kubernetes.io/name":"%1$s"}},
           "strategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"25%%","maxSurge":"25%%"}},
           "template":{
             "metadata":{"labels":{"app.kubernetes.io/name":"%1$s","app.kubernetes.io/part-of":"%2$s"}},
             "spec":{"containers":[{"name":"%1$s","image":"%3$s",
                 "ports":[{"name":"http","containerPort":%6$d,"protocol":"TCP"}],
                 "env":[{"name":"SERVICE_NAME","value":"%1$s"},{"name":"LOG_LEVEL","value":"info"}],
                 "resources":{"requests":{"cpu":"100m","memory":"%7$s"},"limits":{"cpu":"500m","memory":"%5$s"}},
                 "readinessProbe":{"httpGet":{"path":"/ready","port":"http","scheme":"HTTP"},
                   "timeoutSeconds":1,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},
                 "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File",
                 "imagePullPolicy":"IfNotPresent"}],
               "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst",
               "securityContext":{},"schedulerName":"default-scheduler"}}}}
        """
            .formatted(
                service.name(),
                service.namespace(),
                image,
                service.replicas(),
                service.memoryLimit(),
                service.port(),
                service.memoryRequest(),
                image.substring(image.lastIndexOf(':') + 1)));
  }

  static ObjectNode replicaSet(JsonNode deployment, JsonNode template, String hash, int replicas) {
    ObjectNode made = Json.object();
    ObjectNode metadata =
        Json.child(made, "metadata")
            .put("name", Json.text(deployment, "metadata", "name") + "-" + hash)
            .put("namespace", Json.text(deployment, "metadata", "namespace"))
            .put("generation", 1);
    metadata.set("labels", labels(template, hash));
    own(metadata, "apps/v1", "Deployment", deployment);
    ObjectNode spec = Json.child(made, "spec").put("replicas", replicas);
    spec.set("selector", Json.at(deployment, "spec", "selector").deepCopy());
    Json.child(spec, "selector", "matchLabels").put(Templates.HASH_LABEL, hash);
    spec.set("template", template.deepCopy());
    Json.child(spec, "template", "metadata").set("labels", labels(template, hash));
    Json.child(made, "status").put("replicas", 0);
    return made;
  }

  static ObjectNode pod(JsonNode replicaSet, String suffix) {
    ObjectNode made = Json.object();
    JsonNode template = Json.at(replicaSet, "spec", "template");
    String owner = Json.text(replicaSet, "metadata", "name");
    ObjectNode metadata =
        Json.child(made, "metadata")
            .put("name", owner + "-" + suffix)
            .put("generateName", owner + "-")
            .put("namespace", Json.text(replicaSet, "metadata", "namespace"));
    if (template.path("metadata") instanceof ObjectNode given) {
      metadata.setAll(given.deepCopy());
    }
    metadata.remove("creationTimestamp");
    own(metadata, "apps/v1", "ReplicaSet", replicaSet);
    made.set("spec", template.path("spec").deepCopy());
    Json.child(made, "spec")
        .put("serviceAccountName", "default")
        .put("enableServiceLinks", true)
        .put("preemptionPolicy", "PreemptLowerPriority")
        .put("priority", 0);
    Json.child(made, "status").put("phase", "Pending").put("qosClass", "Burstable");
    return made;
  }

  static ObjectNode service(ServiceSpec service, int index) {
    return Json.parse(
        """
        {"metadata":{"name":"%1$s","namespace":"%2$s","labels":{"app.kubernetes.io/name":"%1$s"}},
         "spec":{"type":"ClusterIP","clusterIP":"10.96.%4$d.%5$d","clusterIPs":["10.96.%4$d.%5$d"],
           "ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":%3$d}],
           "selector":{"app.kubernetes.io/name":"%1$s"},"sessionAffinity":"None"},
         "status":{"loadBalancer":{}}}
        """
            .formatted(
                service.name(),
                service.namespace(),
                service.port(),
                10 + index / 200,
                10 + index % 200));
  }

  static ObjectNode namespace(String name) {
    return Json.parse(
        """
        {"metadata":{"name":"%1$s","labels":{"kubernetes.io/metadata.name":"%1$s"}},
         "spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}
        """
            .formatted(name));
  }

  static ObjectNode node(String name, int index, String now) {
    return Json.parse(
        """
        {"metadata":{"name":"%1$s","labels":{"kubernetes.io/hostname":"%1$s","kubernetes.io/os":"linux",
           "kubernetes.io/arch":"amd64","topology.kubernetes.io/zone":"zone-%2$d"}},
         "spec":{"podCIDR":"10.244.%2$d.0/24"},
         "status":{"capacity":{"cpu":"16","memory":"64Gi","pods":"250"},
           "allocatable":{"cpu":"15","memory":"60Gi","pods":"250"},
           "addresses":[{"type":"InternalIP","address":"10.0.0.%2$d"},{"type":"Hostname","address":"%1$s"}],
           "conditions":[
             {"type":"MemoryPressure","status":"False","reason":"KubeletHasSufficientMemory","message":"kubelet has sufficient memory available","lastHeartbeatTime":"%3$s","lastTransitionTime":"%3$s"},
             {"type":"DiskPressure","status":"False","reason":"KubeletHasNoDiskPressure","message":"kubelet has no disk pressure","lastHeartbeatTime":"%3$s","lastTransitionTime":"%3$s"},
             {"type":"PIDPressure","status":"False","reason":"KubeletHasSufficientPID","message":"kubelet has sufficient PID available","lastHeartbeatTime":"%3$s","lastTransitionTime":"%3$s"},
             {"type":"Ready","status":"True","reason":"KubeletReady","message":"kubelet is posting ready status","lastHeartbeatTime":"%3$s","lastTransitionTime":"%3$s"}],
           "nodeInfo":{"architecture":"amd64","operatingSystem":"linux","osImage":"Debian GNU/Linux 12 (bookworm)",
             "kernelVersion":"6.1.0","containerRuntimeVersion":"containerd://2.1.4","kubeletVersion":"v1.33.6",
             "kubeProxyVersion":"","machineID":"%1$s","systemUUID":"%1$s","bootID":"%1$s"}}}
        """
            .formatted(name, index, now));
  }

  private static ObjectNode labels(JsonNode template, String hash) {
    return ((ObjectNode) Json.at(template, "metadata", "labels"))
        .deepCopy()
        .put(Templates.HASH_LABEL, hash);
  }

  static void own(ObjectNode metadata, String apiVersion, String kind, JsonNode owner) {
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("name", Json.text(owner, "metadata", "name"))
        .put("uid", Json.text(owner, "metadata", "uid"))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }
}
