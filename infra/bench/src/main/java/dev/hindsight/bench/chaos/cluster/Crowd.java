package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Reply;
import dev.hindsight.bench.proxy.Request;
import dev.hindsight.bench.proxy.Upstream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thousands of cheap Deployments that are rolled out as soon as they are changed; versions, UIDs,
 * generations and dry runs as the real server has them.
 */
public final class Crowd implements Upstream {

  /** The identity of this cluster. */
  public static final String CLUSTER = "chaos-cluster";

  /** Where the Deployments are. */
  public static final String NAMESPACE = "crowd";

  private static final String DEPLOYMENTS =
      "/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments/";
  private static final List<String> COUNTS =
      List.of("replicas", "updatedReplicas", "readyReplicas", "availableReplicas");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();

  /** A new Deployment with one replica; one of the same name is replaced by it. */
  public void make(String name) {
    objects.put(
        name,
        (ObjectNode)
            JSON.readTree(
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%1$s",
                   "namespace":"%2$s","uid":"%3$s","generation":1,"resourceVersion":"1",
                   "annotations":{}},
                 "spec":{"replicas":1,"selector":{"matchLabels":{"app":"%1$s"}},
                   "template":{"metadata":{"labels":{"app":"%1$s"}},"spec":{"containers":[
                     {"name":"app","image":"%4$s","resources":{"limits":{"memory":"64Mi"}}}]}}},
                 "status":{}}\
                """
                    .formatted(name, NAMESPACE, UUID.randomUUID(), image(0))));
    settle(named(name), true);
  }

  /** An image by its digest. */
  public static String image(int number) {
    return "registry.example/app@sha256:%064x".formatted(number);
  }

  private ObjectNode named(String name) {
    return Optional.ofNullable(objects.get(name)).orElseThrow();
  }

  /** The Deployment as it is now. */
  public JsonNode get(String name) {
    ObjectNode object = named(name);
    synchronized (object) {
      return object.deepCopy();
    }
  }

  /** Somebody else changes it; the controller has seen it then. */
  public void change(String name, Consumer<ObjectNode> change) {
    ObjectNode object = named(name);
    synchronized (object) {
      change.accept(object);
      bump(object, true);
    }
  }

  /** From now on its pods are ready, or none is. */
  public void health(String name, boolean well) {
    ObjectNode object = named(name);
    synchronized (object) {
      settle(object, well);
      bump(object, false);
    }
  }

  /** The controller gives its rollout up. */
  public void giveUp(String name) {
    ObjectNode object = named(name);
    synchronized (object) {
      settle(object, false);
      object
          .withObject("/status")
          .putArray("conditions")
          .addObject()
          .put("type", "Progressing")
          .put("status", "False")
          .put("reason", "ProgressDeadlineExceeded");
      bump(object, false);
    }
  }

  @Override
  public Reply send(Request request) {
    Call call = new Call(request);
    if (call.path().startsWith(DEPLOYMENTS)) {
      return Optional.ofNullable(objects.get(call.path().substring(DEPLOYMENTS.length())))
          .map(object -> answer(call, object))
          .orElseGet(() -> Replies.refusal(404, "deployments.apps not found"));
    }
    if (call.path().endsWith("/namespaces/kube-system")) {
      return Replies.ok("{\"metadata\":{\"uid\":\"" + CLUSTER + "\"}}");
    }
    return Replies.ok("{\"kind\":\"List\",\"items\":[]}");
  }

  private static Reply answer(Call call, ObjectNode object) {
    synchronized (object) {
      return call.method().equals("GET") ? Replies.ok(object.toString()) : patch(call, object);
    }
  }

  private static Reply patch(Call call, ObjectNode object) {
    JsonNode patch = call.tree();
    JsonNode metadata = object.path("metadata");
    if (!patch.at("/metadata/uid").equals(metadata.path("uid"))) {
      return Replies.refusal(422, "metadata.uid: Invalid value: field is immutable");
    }
    JsonNode version = patch.at("/metadata/resourceVersion");
    // without one the write is unconditional, as in a real cluster
    if (!version.isMissingNode() && !version.equals(metadata.path("resourceVersion"))) {
      return Replies.refusal(409, "the object has been modified");
    }
    ObjectNode changed = call.dryRun() ? object.deepCopy() : object;
    JsonNode before = changed.path("spec").deepCopy();
    merge(changed, patch);
    bump(changed, !before.equals(changed.path("spec")));
    settle(changed, changed.at("/status/availableReplicas").asInt() > 0);
    return Replies.ok(changed.toString());
  }

  private static void merge(ObjectNode into, JsonNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      JsonNode wanted = field.getValue();
      if (wanted.isNull()) {
        into.remove(field.getKey());
      } else if (wanted.isObject() && into.path(field.getKey()).isObject()) {
        merge((ObjectNode) into.path(field.getKey()), wanted);
      } else {
        into.set(field.getKey(), wanted.deepCopy());
      }
    }
  }

  private static void bump(ObjectNode object, boolean spec) {
    ObjectNode metadata = (ObjectNode) object.path("metadata");
    metadata.put(
        "resourceVersion",
        Long.toString(Long.parseLong(metadata.path("resourceVersion").asString()) + 1));
    if (spec) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    object.withObject("/status").put("observedGeneration", metadata.path("generation").asLong());
  }

  private static void settle(ObjectNode object, boolean well) {
    int wanted = object.at("/spec/replicas").asInt();
    ObjectNode status = object.withObject("/status");
    for (String count : COUNTS) {
      status.put(count, well ? wanted : 0);
    }
    status.put("observedGeneration", object.at("/metadata/generation").asLong());
  }
}
