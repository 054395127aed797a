package dev.hindsight.bench.chaos.cluster;

import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer of the API server.
 *
 * @param retryAfter seconds, where the server names them
 */
public record Reply(int status, Optional<Integer> retryAfter, String body) {

  /** All is well. */
  public static Reply ok(String body) {
    return new Reply(200, Optional.empty(), body);
  }

  /** A refusal in Kubernetes' form. */
  public static Reply refusal(int code, String message) {
    String status =
        JsonMapper.shared()
            .createObjectNode()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", "Failure")
            .put("code", code)
            .put("message", message)
            .toString();
    return new Reply(code, Optional.empty(), status);
  }

  Reply after(int seconds) {
    return new Reply(status, Optional.of(seconds), body);
  }

  boolean good() {
    return status / 100 == 2;
  }
}
