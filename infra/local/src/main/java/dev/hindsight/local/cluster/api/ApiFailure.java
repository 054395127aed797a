package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.access.Attributes;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import tools.jackson.databind.node.ArrayNode;
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

  static ApiFailure unknownFormat() {
    return of(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json");
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

  /** One thing that is wrong with an object. */
  static ApiFailure invalid(Key key, String field, String problem) {
    var errors = new FieldErrors();
    errors.add(field, problem);
    return errors.failure(key);
  }

  static ApiFailure invalid(Key key, String message, ArrayNode causes) {
    Kind kind = key.kind();
    String type = kind.title() + (kind.group().isEmpty() ? "" : "." + kind.group());
    ApiFailure failure =
        about(422, "Invalid", key, "%s \"%s\" is invalid: %s".formatted(type, key.name(), message));
    failure.details.put("kind", kind.title()).set("causes", causes);
    return failure;
  }

  /** A scale is its own kind of object, in a group of its own. */
  static ApiFailure badScale(String name, int replicas) {
    var errors = new FieldErrors();
    DeploymentRules.replicas(errors, replicas);
    ObjectNode details =
        Json.object().put("name", name).put("group", "autoscaling").put("kind", "Scale");
    details.set("causes", errors.causes());
    return new ApiFailure(
        422,
        "Invalid",
        "Scale.autoscaling \"%s\" is invalid: %s".formatted(name, errors.message()),
        details);
  }

  static ApiFailure alreadyExists(Key key) {
    return about(
        409,
        "AlreadyExists",
        key,
        "%s \"%s\" already exists".formatted(key.kind().resource(), key.name()));
  }

  /** A user's roles do not allow it. */
  static ApiFailure forbidden(Attributes wish, String why) {
    String what =
        wish.qualifiedResource() + (wish.name().isEmpty() ? "" : " \"" + wish.name() + "\"");
    ObjectNode details = Json.object();
    if (!wish.name().isEmpty()) {
      details.put("name", wish.name());
    }
    if (!wish.group().isEmpty()) {
      details.put("group", wish.group());
    }
    details.put("kind", wish.resource());
    return new ApiFailure(403, "Forbidden", what + " is forbidden: " + why, details);
  }

  static ApiFailure forbiddenPath(String why) {
    return of(403, "Forbidden", "forbidden: " + why);
  }

  /** An admission plugin has no room for it. */
  static ApiFailure forbidden(Key key, String why) {
    return about(
        403,
        "Forbidden",
        key,
        "%s \"%s\" is forbidden: %s".formatted(key.kind().resource(), key.name(), why));
  }

  /** An admission webhook does not want it. */
  static ApiFailure denied(String webhook, String why) {
    return of(
        403,
        "Forbidden",
        "admission webhook \"%s\" denied the request: %s".formatted(webhook, why));
  }

  /** A ValidatingAdmissionPolicy does not want it: says forbidden, and means invalid. */
  static ApiFailure deniedByPolicy(Key key, String policy, String why) {
    return about(
        422,
        "Invalid",
        key,
        "%s \"%s\" is forbidden: ValidatingAdmissionPolicy '%s' with binding '%s' denied request: %s"
            .formatted(key.kind().resource(), key.name(), policy, policy, why));
  }

  /** An eviction that a disruption budget has to wait with. */
  static ApiFailure disruption(String cause, int retryAfterSeconds) {
    ApiFailure failure =
        of(
            429,
            "TooManyRequests",
            "Cannot evict pod as it would violate the pod's disruption budget.");
    failure
        .details
        .putArray("causes")
        .addObject()
        .put("reason", "DisruptionBudget")
        .put("message", cause);
    if (retryAfterSeconds > 0) {
      failure.details.put("retryAfterSeconds", retryAfterSeconds);
    }
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
