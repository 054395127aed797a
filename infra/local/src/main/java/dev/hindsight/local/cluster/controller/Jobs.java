package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs that are over, with the pod that ran. */
final class Jobs {

  private Jobs() {}

  static ObjectNode job(String namespace, String name, Instant created) {
    return Json.parse(
        """
        {"metadata":{"name":"%1$s","namespace":"%2$s","creationTimestamp":"%3$s",
           "labels":{"batch.kubernetes.io/job-name":"%1$s"}},
         "spec":{"parallelism":1,"completions":1,"backoffLimit":0,"completionMode":"NonIndexed",
           "template":{"metadata":{"labels":{"batch.kubernetes.io/job-name":"%1$s"}},
             "spec":{"restartPolicy":"Never","containers":[{"name":"job",
               "image":"registry.shop.example/tools/job-runner:1.6.0",
               "resources":{"requests":{"cpu":"50m","memory":"32Mi"},"limits":{"memory":"64Mi"}}}]}}},
         "status":{}}
        """
            .formatted(name, namespace, Json.time(created)));
  }

  /** The pod of a job that ended with this exit code. */
  static void withPod(ObjectStore store, JsonNode job, Instant end, int exitCode) {
    String name = Json.text(job, "metadata", "name");
    ObjectNode pod = Json.object();
    ObjectNode metadata =
        Json.child(pod, "metadata")
            .put("name", name + "-" + Templates.suffix(new java.util.Random(name.hashCode())))
            .put("namespace", Json.text(job, "metadata", "namespace"))
            .put("creationTimestamp", Json.text(job, "metadata", "creationTimestamp"));
    metadata.putObject("labels").put("batch.kubernetes.io/job-name", name);
    Manifests.own(metadata, "batch/v1", "Job", job);
    pod.set("spec", Json.at(job, "spec", "template", "spec").deepCopy());
    JsonNode node = store.list(Kind.NODE, "").getFirst();
    ObjectNode made = store.create(Kind.POD, pod);
    Instant start = Json.time(job, "metadata", "creationTimestamp").plusSeconds(1);
    ObjectNode ran =
        PodStatus.copy(made, start)
            .scheduled(Json.text(node, "metadata", "name"), 1)
            .running(PodFacts.imageId(made))
            .pod();
    String reason = exitCode == 0 ? "Completed" : "Error";
    ObjectNode ended = PodStatus.copy(ran, end).terminated(reason, exitCode).pod();
    Json.child(ended, "status").put("phase", exitCode == 0 ? "Succeeded" : "Failed");
    store.put(Key.of(Kind.POD, ended), ended);
    new PodRun(PodRun.Step.FINISHED, end, 0).keep(store, ended);
  }
}
