package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Label and field selectors as predicates over objects. */
final class Selector {

  private static final Pattern SET =
      Pattern.compile("\\s*([^\\s!=,()]+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
  private static final Pattern EQUAL =
      Pattern.compile("\\s*([^\\s!=,()]+)\\s*(==|=|!=)\\s*([^\\s!=,()]*)\\s*");
  private static final Pattern EXISTS = Pattern.compile("\\s*(!?)\\s*([^\\s!=,()]+)\\s*");

  private static final Set<String> COMMON = Set.of("metadata.name", "metadata.namespace");
  private static final Map<Kind, Set<String>> FIELDS =
      Map.of(
          Kind.POD,
          Set.of("spec.nodeName", "spec.restartPolicy", "status.phase", "status.podIP"),
          Kind.EVENT,
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"),
          Kind.NAMESPACE,
          Set.of("status.phase"),
          Kind.NODE,
          Set.of("spec.unschedulable"),
          Kind.REPLICA_SET,
          Set.of("status.replicas"),
          Kind.SECRET,
          Set.of("type"),
          Kind.JOB,
          Set.of("status.successful"));

  private Selector() {}

  static Predicate<JsonNode> of(Kind kind, ApiRequest request) {
    return labels(request.query("labelSelector")).and(fields(kind, request.query("fieldSelector")));
  }

  static Predicate<JsonNode> labels(String selector) {
    Predicate<JsonNode> all = object -> true;
    // commas inside of a value list do not separate requirements
    for (String part :
        selector.isBlank() ? List.<String>of() : List.of(selector.split(",(?![^(]*\\))", -1))) {
      all = all.and(label(part));
    }
    return all;
  }

  private static Predicate<JsonNode> label(String part) {
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      List<String> values = Arrays.stream(set.group(3).split(",", -1)).map(String::strip).toList();
      boolean in = set.group(2).equals("in");
      return labels ->
          in == (hasLabel(labels, set.group(1)) && values.contains(label(labels, set.group(1))));
    }
    Matcher equal = EQUAL.matcher(part);
    if (equal.matches()) {
      boolean not = equal.group(2).equals("!=");
      return object ->
          not
              != (hasLabel(object, equal.group(1))
                  && label(object, equal.group(1)).equals(equal.group(3)));
    }
    Matcher exists = EXISTS.matcher(part);
    if (exists.matches()) {
      boolean wanted = exists.group(1).isEmpty();
      return object -> wanted == hasLabel(object, exists.group(2));
    }
    throw ApiFailure.badRequest("unable to parse requirement: " + part);
  }

  static Predicate<JsonNode> fields(Kind kind, String selector) {
    Predicate<JsonNode> all = object -> true;
    for (String part : selector.isBlank() ? List.<String>of() : List.of(selector.split(",", -1))) {
      all = all.and(field(kind, part));
    }
    return all;
  }

  private static Predicate<JsonNode> field(Kind kind, String part) {
    Matcher equal = Pattern.compile("\\s*([^!=]+?)\\s*(==|=|!=)(.*)").matcher(part);
    if (!equal.matches()) {
      throw ApiFailure.badRequest("invalid field selector: " + part);
    }
    String field = equal.group(1);
    if (!COMMON.contains(field) && !FIELDS.getOrDefault(kind, Set.of()).contains(field)) {
      throw ApiFailure.badRequest("field label not supported: " + field);
    }
    String[] path = (field.equals("source") ? "source.component" : field).split("\\.", -1);
    boolean not = equal.group(2).equals("!=");
    String wanted = equal.group(3).strip();
    return object -> not != value(field, object, path).equals(wanted);
  }

  /** A flag that is not there is off. */
  private static String value(String field, JsonNode object, String... path) {
    String text = Json.text(object, path);
    return text.isEmpty() && field.equals("spec.unschedulable") ? "false" : text;
  }

  private static boolean hasLabel(JsonNode object, String name) {
    return Json.at(object, "metadata", "labels").has(name);
  }

  private static String label(JsonNode object, String name) {
    return Json.text(object, "metadata", "labels", name);
  }
}
