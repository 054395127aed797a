package dev.hindsight.bench.causes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An alert of any shape: its texts as lines, its name and what it is about where it says so. */
record RawAlert(JsonNode json) {

  /** What a person asked is no evidence. */
  private static final Set<String> NO_EVIDENCE = Set.of("ask", "question");

  /** Some alerts carry the name of the answer. */
  private static final String ANSWER = "_failure_mode";

  static RawAlert of(JsonNode json) {
    return new RawAlert(json);
  }

  /** A line for each text in it, as {@code key: text}. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (json.isString()) {
      json.asString().lines().forEach(lines::add);
    }
    collect(json, lines);
    return lines;
  }

  Optional<String> name() {
    return text("commonLabels", "alertname")
        .or(() -> text("labels", "alertname"))
        .or(() -> text("aggregation_key"));
  }

  Optional<Subject> subject() {
    return text("commonLabels", "workload_name")
        .map(name -> new Subject(text("commonLabels", "namespace").orElse(""), name))
        .or(() -> named("subject"))
        .or(() -> named("resource"))
        .or(() -> text("commonAnnotations", "db_instance").map(name -> new Subject("", name)));
  }

  private Optional<Subject> named(String key) {
    return text(key, "name").map(name -> new Subject(text(key, "namespace").orElse(""), name));
  }

  private Optional<String> text(String... path) {
    JsonNode at = json;
    for (String key : path) {
      at = at.path(key);
    }
    return Optional.of(at.asString("")).filter(text -> !text.isBlank());
  }

  private static void collect(JsonNode node, List<String> lines) {
    if (node.isArray()) {
      node.forEach(item -> collect(item, lines));
    }
    for (var field : node.properties()) {
      if (NO_EVIDENCE.contains(field.getKey()) || field.getKey().endsWith(ANSWER)) {
        continue;
      }
      if (field.getValue().isString()) {
        field
            .getValue()
            .asString()
            .lines()
            .map(line -> field.getKey() + ": " + line)
            .forEach(lines::add);
      } else {
        collect(field.getValue(), lines);
      }
    }
  }
}
