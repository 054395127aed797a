package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** The {@code Status} object of the API. */
final class Statuses {

  private Statuses() {}

  static ObjectNode status(String word, int code) {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    return status.put("status", word).put("code", code);
  }
}
