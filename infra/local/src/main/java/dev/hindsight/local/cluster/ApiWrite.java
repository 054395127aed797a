package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One accepted mutating API request, as the cluster's own journal keeps it.
 *
 * @param path with its query
 * @param resourceVersion of the object afterwards; unchanged by a dry run
 */
public record ApiWrite(
    Instant time,
    String verb,
    String path,
    boolean dryRun,
    String userAgent,
    String body,
    String resourceVersion) {

  public ObjectNode toJson() {
    return Json.object()
        .put("time", time.toString())
        .put("verb", verb)
        .put("path", path)
        .put("dryRun", dryRun)
        .put("userAgent", userAgent)
        .put("body", body)
        .put("resourceVersion", resourceVersion);
  }

  public static ApiWrite of(JsonNode json) {
    return new ApiWrite(
        Instant.parse(Json.text(json, "time")),
        Json.text(json, "verb"),
        Json.text(json, "path"),
        Json.flag(json, "dryRun"),
        Json.text(json, "userAgent"),
        Json.text(json, "body"),
        Json.text(json, "resourceVersion"));
  }
}
