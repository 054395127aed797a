package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Reply;
import tools.jackson.databind.json.JsonMapper;

/** Answers in Kubernetes' form. */
public final class Replies {

  private static final String JSON = "application/json";

  private Replies() {}

  /** All is well. */
  public static Reply ok(String body) {
    return Reply.of(200, JSON, body);
  }

  /** A refusal. */
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
    return Reply.of(code, JSON, status);
  }
}
