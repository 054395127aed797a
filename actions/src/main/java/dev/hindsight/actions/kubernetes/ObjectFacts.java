package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What plans must know of pods, nodes, Jobs and the rest; pure. */
final class ObjectFacts {

  /** The trace of a drain of ours on its node. */
  static final String DRAIN = "hindsight.dev/drain";

  /** The trace of a rerun of ours on its Job. */
  static final String RERUN = "hindsight.dev/rerun";

  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

  private ObjectFacts() {}

  static Facts pod(JsonNode pod, boolean nodeGone) {
    Optional<Instant> due = Json.time(pod, "/metadata/deletionTimestamp");
    return new Facts.Pod(
        controller(pod),
        due.map(
            at ->
                new Facts.Leaving(
                    at, Json.text(pod, "/spec/nodeName"), finalizers(pod), nodeGone)));
  }

  private static List<String> finalizers(JsonNode pod) {
    return Json.list(pod, "/metadata/finalizers").stream().map(JsonNode::asString).toList();
  }

  /** A person says so of a node that is off: nothing runs there any more. */
  static boolean outOfService(JsonNode node) {
    return Json.list(node, "/spec/taints").stream()
        .anyMatch(taint -> OUT_OF_SERVICE.equals(Json.text(taint, "/key")));
  }

  static Facts node(JsonNode node, JsonNode pods) {
    return new Facts.Node(
        !node.at("/spec/unschedulable").asBoolean(false),
        Json.annotation(node, DRAIN),
        Json.items(pods).stream().map(ObjectFacts::guest).toList());
  }

  private static Facts.Guest guest(JsonNode pod) {
    String phase = Json.text(pod, "/status/phase");
    boolean stays =
        Json.annotation(pod, MIRROR).isPresent()
            || Json.owner(pod, "DaemonSet").isPresent()
            || phase.equals("Succeeded")
            || phase.equals("Failed");
    return new Facts.Guest(
        Json.text(pod, "/metadata/namespace"),
        Json.text(pod, "/metadata/name"),
        Json.text(pod, "/metadata/uid"),
        controller(pod),
        stays,
        Json.maybe(pod, "/metadata/deletionTimestamp").isPresent(),
        Json.list(pod, "/spec/volumes").stream().anyMatch(volume -> volume.has("emptyDir")));
  }

  // A mirror pod belongs to its node's own files: deleting it has no effect there.
  private static Optional<String> controller(JsonNode pod) {
    return Json.list(pod, "/metadata/ownerReferences").stream()
        .filter(owner -> owner.path("controller").asBoolean(false))
        .filter(owner -> !"Node".equals(Json.text(owner, "/kind")))
        .map(owner -> "%s %s".formatted(Json.text(owner, "/kind"), Json.text(owner, "/name")))
        .findFirst();
  }

  /** Finished, and not well: a Job that still retries has no such condition. */
  static Facts job(JsonNode job) {
    return new Facts.Job(ended(job, "Failed"));
  }

  private static boolean ended(JsonNode job, String how) {
    return Json.list(job, "/status/conditions").stream()
        .anyMatch(c -> how.equals(Json.text(c, "/type")) && "True".equals(Json.text(c, "/status")));
  }

  static Facts autoscaler(JsonNode scaler) {
    int max = scaler.at("/spec/maxReplicas").asInt(1);
    int min = scaler.at("/spec/minReplicas").asInt(1);
    // 0 is allowed behind a feature gate; no plan of ours sets or restores it.
    return new Facts.Autoscaler(new Bounds(Math.max(1, min), Math.max(1, max)));
  }

  static Facts configMap(JsonNode map) {
    return new Facts.ConfigMap(Json.texts(map, "/data"));
  }

  static Facts claim(JsonNode claim) {
    return new Facts.Claim(Json.text(claim, "/spec/resources/requests/storage"));
  }

  static Facts cronJob(JsonNode cronJob, List<JsonNode> jobs) {
    return new Facts.CronJob(
        Json.maybe(cronJob, "/spec/concurrencyPolicy").orElse("Allow").equals("Allow"),
        jobs.stream()
            .filter(job -> !ended(job, "Failed") && !ended(job, "Complete"))
            .map(job -> Json.text(job, "/metadata/name"))
            .toList(),
        jobs.stream().max(byAge()).map(job -> Json.text(job, "/metadata/name")),
        rerun(jobs).flatMap(job -> Json.annotation(job, RERUN)));
  }

  /** Our newest rerun. */
  static Optional<JsonNode> rerun(List<JsonNode> jobs) {
    return jobs.stream().filter(job -> Json.annotation(job, RERUN).isPresent()).max(byAge());
  }

  private static Comparator<JsonNode> byAge() {
    return Comparator.comparing((JsonNode job) -> Json.text(job, "/metadata/creationTimestamp"))
        .thenComparing(job -> Json.text(job, "/metadata/name"));
  }
}
