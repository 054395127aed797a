package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is wrong with one object, gathered so that one refusal names it all. */
final class FieldErrors {

  private static final Map<String, String> REASONS =
      Map.of(
          "Required", "FieldValueRequired",
          "Unsupported", "FieldValueNotSupported",
          "Forbidden", "FieldValueForbidden",
          "Duplicate", "FieldValueDuplicate");

  private record FieldError(String field, String problem) {}

  private final List<FieldError> errors = new ArrayList<>();

  /** {@code problem} as Kubernetes words it, for example {@code Required value}. */
  void add(String field, String problem) {
    errors.add(new FieldError(field, problem));
  }

  /** For values that are not one of a few words. */
  void unsupported(String field, String value, String... supported) {
    add(
        field,
        "Unsupported value: \"%s\": supported values: \"%s\""
            .formatted(value, String.join("\", \"", supported)));
  }

  /** Throws the 422 of the API when anything was found. */
  void orThrow(Key key) {
    if (!errors.isEmpty()) {
      throw failure(key);
    }
  }

  ApiFailure failure(Key key) {
    return ApiFailure.invalid(key, message(), causes());
  }

  String message() {
    List<String> texts = errors.stream().map(one -> one.field() + ": " + one.problem()).toList();
    return texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
  }

  ArrayNode causes() {
    ArrayNode causes = Json.array();
    for (FieldError error : errors) {
      String word = error.problem().replaceFirst("[ :].*", "");
      ObjectNode cause =
          causes.addObject().put("reason", REASONS.getOrDefault(word, "FieldValueInvalid"));
      cause.put("message", error.problem()).put("field", error.field());
    }
    return causes;
  }
}
