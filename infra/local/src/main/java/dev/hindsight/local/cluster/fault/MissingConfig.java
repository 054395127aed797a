package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#CONFIG_MISSING}: somebody deploys before the configuration is there. */
record MissingConfig(Deploys deploys, ObjectStore store) implements Trouble {

  private static final List<String> KEYS =
      List.of("FEATURE_FLAGS", "PARTNER_URL", "RATE_LIMIT", "PRICE_RULES");

  @Override
  public ObjectNode begin(FaultRecord record) {
    SplittableRandom random = record.random();
    boolean secret = random.nextInt(3) == 0;
    // a key can only be missing from an object that is there
    boolean keyOnly = random.nextInt(3) == 0;
    String object = object(record, secret, keyOnly);
    String key = secret ? "API_KEY" : KEYS.get(random.nextInt(KEYS.size()));
    ObjectNode variable = variable(key, object, secret);
    ObjectNode details =
        deploys.deploy(
            record,
            "set env of %s: %s from %s %s"
                .formatted(record.path(), key, secret ? "secret" : "configmap", object),
            container -> add(container, variable));
    return details.put("variable", key).put("object", object).put("secret", secret);
  }

  @Override
  public boolean isOver(FaultRecord record) {
    boolean asked =
        Json.items(deploys.container(record), "env")
            .filter(variable -> Json.text(variable, "name").equals(record.detail("variable")))
            .anyMatch(variable -> variable.has("valueFrom"));
    return !asked || isThere(record);
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.undo(record);
  }

  private boolean isThere(FaultRecord record) {
    Kind kind = Json.flag(record.details(), "secret") ? Kind.SECRET : Kind.CONFIG_MAP;
    return store
        .get(new Key(kind, record.namespace(), record.detail("object")))
        .filter(object -> object.path("data").has(record.detail("variable")))
        .isPresent();
  }

  private static String object(FaultRecord record, boolean secret, boolean keyOnly) {
    if (secret) {
      return record.service() + (keyOnly ? "-credentials" : "-partner-key");
    }
    return record.service() + (keyOnly ? "-settings" : "-flags");
  }

  private static ObjectNode variable(String key, String object, boolean secret) {
    ObjectNode variable = Json.object().put("name", key);
    Json.child(variable, "valueFrom", secret ? "secretKeyRef" : "configMapKeyRef")
        .put("name", object)
        .put("key", key);
    return variable;
  }

  private static void add(ObjectNode container, ObjectNode variable) {
    ArrayNode kept = Json.array();
    Json.items(container, "env")
        .filter(one -> !Json.text(one, "name").equals(Json.text(variable, "name")))
        .forEach(kept::add);
    container.set("env", kept.add(variable));
  }
}
