package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The scale subresource: a deployment seen as nothing but a number of replicas. */
final class Scale {

  private Scale() {}

  static ObjectNode of(JsonNode deployment) {
    ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode metadata = Json.child(scale, "metadata");
    for (String field :
        new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
      metadata.put(field, Json.text(deployment, "metadata", field));
    }
    Json.child(scale, "spec").put("replicas", Json.number(deployment, "spec", "replicas"));
    Json.child(scale, "status")
        .put("replicas", Json.number(deployment, "status", "replicas"))
        .put("selector", selector(deployment));
    return scale;
  }

  /** Turns a change of the scale into one of the deployment. */
  static UnaryOperator<ObjectNode> through(UnaryOperator<ObjectNode> change) {
    return deployment -> {
      ObjectNode scale = change.apply(of(deployment));
      if (!Json.text(scale, "kind").equals("Scale")) {
        throw ApiFailure.badRequest("a Scale of autoscaling/v1 is expected");
      }
      int replicas = Json.number(scale, "spec", "replicas");
      if (replicas < 0) {
        throw ApiFailure.badScale(Json.text(deployment, "metadata", "name"), replicas);
      }
      Json.child(deployment, "spec").set("replicas", Json.at(scale, "spec", "replicas"));
      ObjectNode metadata = Json.child(deployment, "metadata");
      for (String field : new String[] {"name", "namespace", "uid", "resourceVersion"}) {
        JsonNode value = scale.path("metadata").path(field);
        if (value.isString()) {
          metadata.set(field, value);
        }
      }
      return deployment;
    };
  }

  static String selector(JsonNode deployment) {
    return Json.at(deployment, "spec", "selector", "matchLabels").properties().stream()
        .map(label -> label.getKey() + "=" + label.getValue().asString(""))
        .collect(Collectors.joining(","));
  }
}
