package dev.hindsight.bench.chaos.cluster;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to the API server. */
public record Call(
    String method, String path, String query, String contentType, String token, String body) {

  /** Whether it changes something when it is answered well. */
  public boolean writes() {
    return !method.equals("GET") && !dryRun();
  }

  /** Whether the server is asked to keep nothing. */
  public boolean dryRun() {
    return query.contains("dryRun=All") || body.contains("\"dryRun\":[\"All\"]");
  }

  /** The trace that the write leaves on its object: plan, step and hash. */
  public Optional<String> marker() {
    return writes()
        ? Optional.of(tree().at("/metadata/annotations/hindsight.dev~1plan").asString(""))
            .filter(m -> !m.isEmpty())
        : Optional.empty();
  }

  JsonNode tree() {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      return JsonMapper.shared().nullNode();
    }
  }
}
