package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The launcher's and the bench's own door: faults in; services, figures, writes, alerts out. */
final class PracticeEndpoint {

  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private final PracticeControl control;

  PracticeEndpoint(PracticeControl control) {
    this.control = control;
  }

  ApiAnswer answer(ApiRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "POST /practice/faults" -> inject(request);
      case "GET /practice/faults" -> ApiAnswer.ok(control.faults());
      case "DELETE /practice/faults" -> answer(200, () -> control.heal(request.query("service")));
      case "GET /practice/services" -> ApiAnswer.ok(control.services());
      case "GET /practice/writes" -> ApiAnswer.ok(control.writes());
      case "GET /practice/alerts" -> ApiAnswer.ok(control.alerts());
      case "GET /practice/metrics" -> new ApiAnswer.Body(200, EXPOSITION, control.metrics());
      default ->
          problem(
              404,
              "Not Found",
              "known here: GET, POST and DELETE /practice/faults, GET /practice/services,"
                  + " /practice/metrics, /practice/writes, /practice/alerts");
    };
  }

  private ApiAnswer inject(ApiRequest request) {
    JsonNode body = request.json();
    if (Json.text(body, "fault").isEmpty() || Json.text(body, "service").isEmpty()) {
      return problem(400, "Bad Request", "the body needs \"fault\" and \"service\"");
    }
    return answer(202, () -> control.inject(body));
  }

  private static ApiAnswer answer(int status, Supplier<JsonNode> work) {
    try {
      return ApiAnswer.of(status, work.get());
    } catch (IllegalArgumentException e) {
      return problem(400, "Bad Request", String.valueOf(e.getMessage()));
    }
  }

  private static ApiAnswer problem(int status, String title, String detail) {
    return new ApiAnswer.Body(
        status,
        "application/problem+json",
        Json.object().put("title", title).put("status", status).put("detail", detail).toString());
  }
}
