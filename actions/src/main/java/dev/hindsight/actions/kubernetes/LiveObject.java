package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A pod, Job or node as plans see it; pure. */
final class LiveObject {

  private LiveObject() {}

  static Live of(String cluster, Kind kind, ObjectRef ref, JsonNode object) {
    return of(
        new ObjectRef(cluster, ref.kind(), ref.namespace(), ref.name()),
        facts(kind, object),
        object);
  }

  static Live of(ObjectRef ref, Facts facts, JsonNode object) {
    return new Live(
        ref,
        Json.text(object, "/metadata/uid"),
        Json.number(object, "/metadata/generation"),
        Json.text(object, "/metadata/resourceVersion"),
        Json.annotation(object, Workload.MARKER),
        Json.maybe(object, "/metadata/deletionTimestamp").isPresent(),
        facts,
        object);
  }

  private static Facts facts(Kind kind, JsonNode object) {
    return switch (kind) {
      case POD -> new Facts.Pod(controller(object));
      case JOB -> new Facts.Job(failed(object));
      case NODE -> new Facts.Node(!object.at("/spec/unschedulable").asBoolean(false));
      case DEPLOYMENT -> throw new IllegalArgumentException("a Deployment needs its ReplicaSets");
    };
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
  private static boolean failed(JsonNode job) {
    return Json.list(job, "/status/conditions").stream()
        .anyMatch(
            c -> "Failed".equals(Json.text(c, "/type")) && "True".equals(Json.text(c, "/status")));
  }
}
