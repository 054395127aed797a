package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.policy.ResourceQuotas;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** POST of a new object: name, defaults, validation, admission, quota, storage. */
final class Creation {

  /** What may be created here. */
  static final Set<Kind> KINDS = Removal.KINDS;

  private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

  private final ObjectStore store;
  private final Writes writes;
  private final ResourceQuotas quotas;
  private final SplittableRandom random;

  Creation(ObjectStore store, Writes writes) {
    this.store = store;
    this.writes = writes;
    this.quotas = new ResourceQuotas(store);
    this.random = new SplittableRandom(store.version());
  }

  ObjectNode create(ApiRequest request, ResourcePath path) {
    if (!(request.json() instanceof ObjectNode wanted)) {
      throw ApiFailure.badRequest("the body is not an object");
    }
    Kind kind = path.kind();
    place(wanted, path);
    Key key = Key.of(kind, wanted);
    checkPlace(key);
    ObjectRules.complete(kind, wanted);
    ObjectRules.check(key, Json.object(), wanted);
    ObjectRules.admit(key, Json.object(), wanted);
    if (kind == Kind.POD) {
      quotas
          .refusal(wanted)
          .ifPresent(
              why -> {
                throw ApiFailure.forbidden(key, why);
              });
    }
    boolean dryRun = request.dryRun();
    ObjectNode made = dryRun ? store.identified(kind, wanted) : store.create(kind, wanted);
    writes.add(request, dryRun, made);
    store.flush();
    return made;
  }

  private void place(ObjectNode wanted, ResourcePath path) {
    Updates.checkType(path.kind(), wanted);
    ObjectNode metadata = Json.child(wanted, "metadata");
    String namespace = Json.text(metadata, "namespace");
    if (!namespace.isEmpty() && !namespace.equals(path.namespace())) {
      throw ApiFailure.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (path.kind().namespaced()) {
      metadata.put("namespace", path.namespace());
    }
    for (String field : Updates.SYSTEM_FIELDS) {
      metadata.remove(field);
    }
    if (Json.text(metadata, "name").isEmpty() && metadata.has("generateName")) {
      metadata.put("name", Json.text(metadata, "generateName") + suffix());
    }
    if (path.kind().generational()) {
      metadata.put("generation", 1);
    }
    wanted.remove("status");
  }

  private void checkPlace(Key key) {
    Key namespace = new Key(Kind.NAMESPACE, "", key.namespace());
    if (key.kind().namespaced() && store.get(namespace).isEmpty()) {
      throw ApiFailure.notFound(namespace);
    }
    if (key.name().isEmpty()) {
      throw ApiFailure.invalid(
          key, "metadata.name", "Required value: name or generateName is required");
    }
    if (store.get(key).isPresent()) {
      throw ApiFailure.alreadyExists(key);
    }
  }

  private String suffix() {
    return random
        .ints(5, 0, SAFE.length())
        .mapToObj(i -> String.valueOf(SAFE.charAt(i)))
        .collect(Collectors.joining());
  }
}
