package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;

/** The launcher's and the bench's own door: faults in; services, writes and alerts out. */
final class PracticeEndpoint {

  private final PracticeControl control;

  PracticeEndpoint(PracticeControl control) {
    this.control = control;
  }

  ApiAnswer answer(ApiRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "POST /practice/faults" -> inject(request);
      case "GET /practice/services" -> ApiAnswer.ok(control.services());
      case "GET /practice/writes" -> ApiAnswer.ok(control.writes());
      case "GET /practice/alerts" -> ApiAnswer.ok(control.alerts());
      default ->
          problem(
              404,
              "Not Found",
              "known here: POST /practice/faults, GET /practice/services, /practice/writes,"
                  + " /practice/alerts");
    };
  }

  private ApiAnswer inject(ApiRequest request) {
    JsonNode body = request.json();
    String fault = Json.text(body, "fault");
    String service = Json.text(body, "service");
    if (fault.isEmpty() || service.isEmpty()) {
      return problem(400, "Bad Request", "the body needs \"fault\" and \"service\"");
    }
    try {
      control.inject(fault, service);
      return ApiAnswer.of(202, Json.object().put("fault", fault).put("service", service));
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
