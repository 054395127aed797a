package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.controller.PodDeletion;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DELETE: preconditions, dry run; a pod is stopped first, what an object owns goes with it. */
final class Removal {

  /** What may be deleted here. */
  static final Set<Kind> KINDS =
      Set.of(
          Kind.POD,
          Kind.JOB,
          Kind.CRON_JOB,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.HORIZONTAL_POD_AUTOSCALER,
          Kind.PERSISTENT_VOLUME_CLAIM,
          Kind.STORAGE_CLASS,
          Kind.NODE,
          Kind.CONFIG_MAP,
          Kind.SECRET,
          Kind.RESOURCE_QUOTA,
          Kind.LIMIT_RANGE,
          Kind.POD_DISRUPTION_BUDGET);

  private static final Set<String> POLICIES = Set.of("", "Background", "Foreground", "Orphan");

  private final ObjectStore store;
  private final Writes writes;
  private final PodDeletion deletion;

  Removal(ObjectStore store, Writes writes) {
    this.store = store;
    this.writes = writes;
    this.deletion = new PodDeletion(store);
  }

  /** The pod as it is leaving, or the {@code Status} that says what is gone. */
  ObjectNode delete(ApiRequest request, Key key) {
    JsonNode options = request.body().isBlank() ? Json.object() : request.json();
    ObjectNode last = remove(request, key, options);
    if (key.kind() == Kind.POD) {
      return last;
    }
    ObjectNode status = Statuses.status("Success", 200);
    status.remove("code");
    ObjectNode details = status.putObject("details").put("name", key.name());
    if (!key.kind().group().isEmpty()) {
      details.put("group", key.kind().group());
    }
    details.put("kind", key.kind().plural()).put("uid", Json.text(last, "metadata", "uid"));
    return status;
  }

  /** The object's last state. */
  ObjectNode remove(ApiRequest request, Key key, JsonNode options) {
    ObjectNode object = store.get(key).orElseThrow(() -> ApiFailure.notFound(key));
    checkPreconditions(key, object, options);
    String policy = policy(request, options);
    boolean dryRun = isDryRun(request, options);
    ObjectNode result = dryRun ? object : begin(key, object, options, policy);
    writes.add(request, dryRun, result);
    store.flush();
    return result;
  }

  static boolean isDryRun(ApiRequest request, JsonNode options) {
    return request.dryRun() || ApiRequest.isDryRun(Json.text(options.path("dryRun").path(0)));
  }

  static void checkPreconditions(Key key, JsonNode object, JsonNode options) {
    check(key, object, options, "uid", "UID");
    check(key, object, options, "resourceVersion", "ResourceVersion");
  }

  private ObjectNode begin(Key key, ObjectNode object, JsonNode options, String policy) {
    if (key.kind() != Kind.POD) {
      store.delete(key);
      // a job's pods stay unless the client says otherwise, as they did before there was a choice
      boolean orphan = policy.equals("Orphan") || (policy.isEmpty() && key.kind() == Kind.JOB);
      release(Json.text(object, "metadata", "uid"), orphan);
      return object;
    }
    if (!Json.has(options, "gracePeriodSeconds")) {
      return deletion.begin(object);
    }
    int grace = Json.number(options, "gracePeriodSeconds");
    ObjectNode leaving = deletion.begin(object, grace);
    // a finalizer keeps even what is forced
    if (grace == 0 && Json.items(leaving, "metadata", "finalizers").findAny().isEmpty()) {
      store.delete(key);
    }
    return leaving;
  }

  /** The pods of an object that is gone: they go too, or stay without an owner. */
  private void release(String uid, boolean orphan) {
    for (ObjectNode pod : store.list(Kind.POD, "")) {
      boolean owned =
          Json.items(pod, "metadata", "ownerReferences")
              .anyMatch(reference -> Json.text(reference, "uid").equals(uid));
      if (owned && orphan) {
        ObjectNode free = pod.deepCopy();
        Json.child(free, "metadata").remove("ownerReferences");
        store.put(Key.of(Kind.POD, pod), free);
      } else if (owned) {
        deletion.begin(pod);
      }
    }
  }

  private static String policy(ApiRequest request, JsonNode options) {
    String asked = request.query("propagationPolicy");
    String policy = asked.isEmpty() ? Json.text(options, "propagationPolicy") : asked;
    if (!POLICIES.contains(policy)) {
      throw ApiFailure.of(
          422,
          "Invalid",
          "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"%s\": supported values: %s"
              .formatted(policy, List.of("Background", "Foreground", "Orphan")));
    }
    return policy;
  }

  private static void check(Key key, JsonNode object, JsonNode options, String field, String word) {
    String wanted = Json.text(options, "preconditions", field);
    String is = Json.text(object, "metadata", field);
    if (!wanted.isEmpty() && !wanted.equals(is)) {
      throw ApiFailure.conflict(
          key,
          "Precondition failed: %1$s in precondition: %2$s, %1$s in object meta: %3$s"
              .formatted(word, wanted, is));
    }
  }
}
