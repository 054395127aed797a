package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Request;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to the API server. */
public record Call(Request request) {

  public String method() {
    return request.method();
  }

  public String path() {
    return request.path();
  }

  /** Whether it changes something when it is answered well. */
  public boolean writes() {
    return !method().equals("GET") && !dryRun();
  }

  /** Whether the server is asked to keep nothing. */
  public boolean dryRun() {
    return request.query().contains("dryRun=All")
        || request.text().contains("\"dryRun\":[\"All\"]");
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
      return JsonMapper.shared().readTree(request.text());
    } catch (JacksonException _) {
      return JsonMapper.shared().nullNode();
    }
  }
}
