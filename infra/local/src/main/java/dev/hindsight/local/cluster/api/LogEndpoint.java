package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.controller.PodLog;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** GET of a pod's log as plain text. */
final class LogEndpoint {

  private static final int MOST_LINES = 5_000;

  private final ObjectStore store;
  private final PodLog log;

  LogEndpoint(ObjectStore store, PodLog log) {
    this.store = store;
    this.log = log;
  }

  ApiAnswer read(ApiRequest request, Key key) {
    JsonNode pod = store.get(key).orElseThrow(() -> ApiFailure.notFound(key));
    String wanted = request.query("container");
    String container =
        PodLog.container(pod, wanted)
            .orElseThrow(
                () ->
                    ApiFailure.badRequest(
                        "container %s is not valid for pod %s".formatted(wanted, key.name())));
    Instant since = since(request);
    int lines = request.count("tailLines").orElse(MOST_LINES);
    String text =
        tail(request, pod, container, Math.min(lines, MOST_LINES)).stream()
            .filter(line -> !line.time().isBefore(since))
            .map(line -> request.asks("timestamps") ? line.time() + " " + line.text() : line.text())
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return new ApiAnswer.Body(200, "text/plain", limited(request, text));
  }

  private List<PodLog.Line> tail(ApiRequest request, JsonNode pod, String container, int lines) {
    try {
      return log.tail(pod, container, request.asks("previous"), lines, store.clock().instant());
    } catch (IllegalStateException e) {
      throw ApiFailure.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private Instant since(ApiRequest request) {
    try {
      String time = request.query("sinceTime");
      return time.isEmpty()
          ? request
              .count("sinceSeconds")
              .map(seconds -> store.clock().instant().minusSeconds(seconds))
              .orElse(Instant.EPOCH)
          : Json.time(Json.object().put("time", time), "time");
    } catch (DateTimeParseException e) {
      throw ApiFailure.badRequest("sinceTime is not an RFC 3339 time");
    }
  }

  private static String limited(ApiRequest request, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int limit = request.count("limitBytes").orElse(Integer.MAX_VALUE);
    return bytes.length <= limit ? text : new String(bytes, 0, limit, StandardCharsets.UTF_8);
  }
}
