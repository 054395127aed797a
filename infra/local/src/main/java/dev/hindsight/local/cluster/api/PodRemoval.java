package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.controller.PodDeletion;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.ObjectStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DELETE of a pod and eviction: preconditions, dry run, then the kubelet's work. */
final class PodRemoval {

  private final ObjectStore store;
  private final Writes writes;
  private final PodDeletion deletion;

  PodRemoval(ObjectStore store, Writes writes, PodDeletion deletion) {
    this.store = store;
    this.writes = writes;
    this.deletion = deletion;
  }

  ObjectNode delete(ApiRequest request, Key key) {
    JsonNode options = request.body().isBlank() ? Json.object() : request.json();
    return remove(request, key, options);
  }

  ObjectNode evict(ApiRequest request, Key key) {
    JsonNode eviction = request.json();
    if (!Json.text(eviction, "kind").equals("Eviction")) {
      throw ApiFailure.badRequest("an Eviction of policy/v1 is expected");
    }
    remove(request, key, eviction.path("deleteOptions"));
    return Statuses.status("Success", 201);
  }

  private ObjectNode remove(ApiRequest request, Key key, JsonNode options) {
    ObjectNode pod = store.get(key).orElseThrow(() -> ApiFailure.notFound(key));
    check(key, pod, options, "uid", "UID");
    check(key, pod, options, "resourceVersion", "ResourceVersion");
    boolean dryRun =
        request.dryRun() || ApiRequest.isDryRun(Json.text(options.path("dryRun").path(0)));
    ObjectNode result = dryRun ? pod : deletion.begin(pod);
    if (!dryRun
        && Json.has(options, "gracePeriodSeconds")
        && Json.number(options, "gracePeriodSeconds") == 0) {
      store.delete(key);
    }
    writes.add(request, dryRun, result);
    store.flush();
    return result;
  }

  private static void check(Key key, JsonNode pod, JsonNode options, String field, String word) {
    String wanted = Json.text(options, "preconditions", field);
    String is = Json.text(pod, "metadata", field);
    if (!wanted.isEmpty() && !wanted.equals(is)) {
      throw ApiFailure.conflict(
          key,
          "Precondition failed: %1$s in precondition: %2$s, %1$s in object meta: %3$s"
              .formatted(word, wanted, is));
    }
  }
}
