package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import tools.jackson.databind.node.ObjectNode;

/** A refusal with the {@code Status} object that Kubernetes would answer. */
final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  private ApiFailure(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  static ApiFailure of(int code, String reason, String message) {
    return new ApiFailure(code, reason, message, Json.object());
  }

  static ApiFailure badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  static ApiFailure noSuchPath() {
    return of(404, "NotFound", "the server could not find the requested resource");
  }

  static ApiFailure methodNotAllowed() {
    return of(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  static ApiFailure notFound(Key key) {
    return about(
        404, "NotFound", key, "%s \"%s\" not found".formatted(key.kind().resource(), key.name()));
  }

  static ApiFailure conflict(Key key, String why) {
    return about(
        409,
        "Conflict",
        key,
        "Operation cannot be fulfilled on %s \"%s\": %s"
            .formatted(key.kind().resource(), key.name(), why));
  }

  static ApiFailure modified(Key key) {
    return conflict(
        key,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  static ApiFailure invalid(Key key, String field, String problem) {
    String type =
        key.kind().title() + (key.kind().group().isEmpty() ? "" : "." + key.kind().group());
    ApiFailure failure =
        about(
            422,
            "Invalid",
            key,
            "%s \"%s\" is invalid: %s: %s".formatted(type, key.name(), field, problem));
    failure
        .details
        .put("kind", key.kind().title())
        .putArray("causes")
        .addObject()
        .put("reason", problem.startsWith("Required") ? "FieldValueRequired" : "FieldValueInvalid")
        .put("message", problem)
        .put("field", field);
    return failure;
  }

  static ApiFailure tooManyRequests() {
    ApiFailure failure =
        of(429, "TooManyRequests", "the server has received too many requests, try again later");
    failure.details.put("retryAfterSeconds", 1);
    return failure;
  }

  int code() {
    return code;
  }

  ObjectNode status() {
    ObjectNode status = Statuses.status("Failure", code).put("message", getMessage());
    status.put("reason", reason);
    status.set("details", details);
    return status;
  }

  private static ApiFailure about(int code, String reason, Key key, String message) {
    ObjectNode details = Json.object().put("name", key.name());
    if (!key.kind().group().isEmpty()) {
      details.put("group", key.kind().group());
    }
    return new ApiFailure(code, reason, message, details.put("kind", key.kind().plural()));
  }
}
