package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Generations;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One way for every update: preconditions, what may change, defaults, validation, storage. */
final class Updates {

  /** What only the server writes into an object's metadata. */
  static final List<String> SYSTEM_FIELDS =
      List.of(
          "uid",
          "creationTimestamp",
          "generation",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "managedFields",
          "selfLink",
          "resourceVersion");

  private final ObjectStore store;
  private final Writes writes;

  Updates(ObjectStore store, Writes writes) {
    this.store = store;
    this.writes = writes;
  }

  /** The changed object, or with {@code dryRun=All} the object that it would have become. */
  ObjectNode update(
      ApiRequest request, Key key, String subresource, UnaryOperator<ObjectNode> change) {
    ObjectNode before = store.get(key).orElseThrow(() -> ApiFailure.notFound(key));
    ObjectNode after = change.apply(before.deepCopy());
    checkPreconditions(request, key, before, after);
    restoreSystemFields(before, after, subresource);
    ObjectRules.complete(key.kind(), after);
    ObjectRules.check(key, before, after);
    ClaimRules.checkResize(store, key, before, after);
    ObjectRules.admit(key, before, after);
    Generations.count(before, after);
    ObjectNode result = store(request, key, before, after);
    writes.add(request, request.dryRun(), result);
    store.flush();
    return result;
  }

  private ObjectNode store(ApiRequest request, Key key, ObjectNode before, ObjectNode after) {
    return request.dryRun() || before.equals(after) ? after : store.put(key, after);
  }

  private static void checkPreconditions(
      ApiRequest request, Key key, ObjectNode before, ObjectNode after) {
    checkType(key.kind(), after);
    if (!Key.of(key.kind(), after).equals(key)) {
      throw ApiFailure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(Json.text(after, "metadata", "name"), key.name()));
    }
    String version = Json.text(after, "metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(Json.text(before, "metadata", "resourceVersion"))) {
      throw ApiFailure.modified(key);
    }
    checkUid(request, key, before, after);
  }

  /** Throws the 400 of the API when the body is of another kind than its address. */
  static void checkType(Kind kind, JsonNode body) {
    if (!Json.text(body, "kind").equals(kind.title())
        || !Json.text(body, "apiVersion").equals(kind.apiVersion())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s"
              .formatted(Json.text(body, "kind"), Json.text(body, "apiVersion"), kind.title()));
    }
  }

  private static void checkUid(ApiRequest request, Key key, JsonNode before, JsonNode after) {
    String is = Json.text(before, "metadata", "uid");
    String wanted = Json.text(after, "metadata", "uid");
    if (!wanted.isEmpty() && !wanted.equals(is)) {
      // as the real server: a patch with another uid tries to change an immutable field
      if (request.method().equals("PATCH")) {
        throw ApiFailure.invalid(
            key, "metadata.uid", "Invalid value: \"%s\": field is immutable".formatted(wanted));
      }
      throw ApiFailure.conflict(
          key,
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(wanted, is));
    }
  }

  private static void restoreSystemFields(ObjectNode before, ObjectNode after, String subresource) {
    ObjectNode metadata = Json.child(after, "metadata");
    for (String field : SYSTEM_FIELDS) {
      JsonNode value = before.path("metadata").path(field);
      if (value.isMissingNode()) {
        metadata.remove(field);
      } else {
        metadata.set(field, value);
      }
    }
    String kept = subresource.equals("status") ? "spec" : "status";
    if (before.has(kept)) {
      after.set(kept, before.path(kept).deepCopy());
    } else {
      after.remove(kept);
    }
  }
}
