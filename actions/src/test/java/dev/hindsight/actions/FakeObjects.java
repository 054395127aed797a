package dev.hindsight.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is in the scripted cluster, and what writes make of it; guarded by its owner. */
final class FakeObjects {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments/";
  private static final String NODES = "/api/v1/nodes";
  private static final String SHOP = "/api/v1/namespaces/shop/";
  private static final Set<String> OTHER_LISTS =
      Set.of(
          NODES,
          "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
          "/apis/batch/v1/namespaces/shop/jobs");

  final FakeWorkload checkout = new FakeWorkload("checkout", FakeCluster.UID);
  final FakeWorkload payments = new FakeWorkload("payments", "deployment-uid-2");
  private final Map<String, ObjectNode> others = new TreeMap<>();
  private ArrayNode events = JSON.createArrayNode();

  void clear() {
    events = JSON.createArrayNode();
    others.clear();
  }

  void put(String path, ObjectNode object) {
    others.put(path, object);
  }

  ArrayNode events() {
    return events;
  }

  Optional<ObjectNode> find(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (FakeWorkload workload : List.of(checkout, payments)) {
      if (path.equals(DEPLOYMENTS + workload.deployment().at("/metadata/name").asString())) {
        return Optional.of(workload.deployment());
      }
      for (ArrayNode all : List.of(workload.pods(), workload.replicaSets())) {
        for (JsonNode object : all) {
          if (object.at("/metadata/name").asString().equals(name)) {
            return Optional.of((ObjectNode) object);
          }
        }
      }
    }
    return Optional.ofNullable(others.get(path));
  }

  /** Empty where there is no such list; a kind of which nothing was put is one that is unknown. */
  Optional<ArrayNode> list(String path, String query) {
    if (path.equals("/apis/apps/v1/namespaces/shop/replicasets")) {
      return Optional.of(both(checkout.replicaSets(), payments.replicaSets()));
    }
    if (path.equals(SHOP + "pods")) {
      return Optional.of(both(checkout.pods(), payments.pods()));
    }
    if (path.equals(SHOP + "events")) {
      return Optional.of(events);
    }
    if (path.equals("/api/v1/pods")) {
      return Optional.of(podsOn(query.replaceFirst(".*spec.nodeName=", "")));
    }
    return OTHER_LISTS.contains(path)
        ? Optional.of(under(path)).filter(found -> path.endsWith("/jobs") || !found.isEmpty())
        : Optional.empty();
  }

  private static ArrayNode both(ArrayNode one, ArrayNode other) {
    return JSON.createArrayNode().addAll(one).addAll(other);
  }

  private ArrayNode under(String path) {
    ArrayNode found = JSON.createArrayNode();
    others.forEach(
        (key, object) -> {
          if (key.startsWith(path + "/")) {
            found.add(object);
          }
        });
    return found;
  }

  private ArrayNode podsOn(String node) {
    List<JsonNode> all = new ArrayList<>(both(checkout.pods(), payments.pods()).values());
    others.values().stream()
        .filter(object -> object.path("kind").asString("").equals("Pod"))
        .forEach(all::add);
    ArrayNode found = JSON.createArrayNode();
    all.stream().filter(p -> p.at("/spec/nodeName").asString("").equals(node)).forEach(found::add);
    return found;
  }

  ObjectNode dry(String path, ObjectNode object, JsonNode patch) {
    if (path.startsWith(DEPLOYMENTS)) {
      return workload(path).dry(patch);
    }
    ObjectNode copy = object.deepCopy();
    FakeWorkload.merge(copy, patch);
    return copy;
  }

  private FakeWorkload workload(String path) {
    return path.endsWith("/checkout") ? checkout : payments;
  }

  void apply(String path, ObjectNode object, JsonNode patch) {
    if (path.startsWith(DEPLOYMENTS)) {
      workload(path).apply(patch);
      return;
    }
    JsonNode before = object.path("spec").deepCopy();
    FakeWorkload.merge(object, patch);
    bump(object);
    if (object.path("metadata") instanceof ObjectNode metadata
        && metadata.has("generation")
        && !before.equals(object.path("spec"))) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
  }

  static void bump(ObjectNode object) {
    ObjectNode metadata = (ObjectNode) object.path("metadata");
    metadata.put("resourceVersion", metadata.path("resourceVersion").asString() + "1");
  }

  /** A pod's containers get time to end first where the cluster is graceful. */
  void remove(String path, ObjectNode object, boolean graceful) {
    if (graceful) {
      ((ObjectNode) object.path("metadata")).put("deletionTimestamp", "2026-03-01T10:00:30Z");
      bump(object);
      return;
    }
    others.remove(path);
    checkout.pods().removeIf(object::equals);
  }

  void create(String path, ObjectNode object) {
    String name = object.at("/metadata/name").asString();
    ObjectNode metadata = (ObjectNode) object.path("metadata");
    metadata.put("uid", name + "-uid").put("resourceVersion", "1").put("generation", 1);
    metadata.put("creationTimestamp", "2026-03-01T10:00:00Z");
    others.put(path + "/" + name, object);
  }
}
