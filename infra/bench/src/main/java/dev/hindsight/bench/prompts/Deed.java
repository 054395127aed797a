package dev.hindsight.bench.prompts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A write that the cluster took, and what the object was before and after it.
 *
 * @param namespace as the bot knows it
 * @param request as the cluster's own journal has it
 * @param object its name
 * @param before the field by its path, with its value
 */
record Deed(
    String namespace,
    String request,
    String object,
    Map<String, String> before,
    Map<String, String> after) {

  private static final String NONE = "(none)";

  /** Who wrote it and why; not what it does. */
  private static final Set<String> OWN_MARKS =
      Set.of(
          "metadata.annotations.hindsight.dev/plan",
          "metadata.annotations.kubernetes.io/change-cause");

  Deed {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** Whether a window named this object and each field that changed, from and to the same value. */
  boolean shownIn(Review review) {
    return review.namespace().equals(namespace)
        && review.words().contains(namespace + "/" + object)
        && changes()
            .allMatch(change -> review.shows(change.there()) || review.shows(change.back()));
  }

  private Stream<Changed> changes() {
    Set<String> fields = new LinkedHashSet<>(new TreeMap<>(before).keySet());
    fields.addAll(new TreeMap<>(after).keySet());
    return fields.stream()
        .filter(field -> !OWN_MARKS.contains(field))
        .map(f -> new Changed(f, before.getOrDefault(f, NONE), after.getOrDefault(f, NONE)))
        .filter(change -> !change.from().equals(change.to()));
  }

  @Override
  public String toString() {
    return request + " " + changes().map(Changed::there).toList();
  }

  private record Changed(String field, String from, String to) {

    String there() {
      return "%s: %s -> %s".formatted(field, from, to);
    }

    /** What an undo does, as the same window says. */
    String back() {
      return "%s: %s -> %s".formatted(field, to, from);
    }
  }

  /** The fields that somebody can want: all of them but the cluster's own. */
  static Map<String, String> fields(JsonNode object) {
    Map<String, String> fields = new TreeMap<>();
    for (String part : List.of("spec", "data", "stringData", "binaryData", "type")) {
      add(fields, part, object.path(part));
    }
    add(fields, "metadata.labels", object.at("/metadata/labels"));
    add(fields, "metadata.annotations", object.at("/metadata/annotations"));
    return fields;
  }

  private static void add(Map<String, String> fields, String path, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(e -> add(fields, path + "." + e.getKey(), e.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        String name = node.get(i).path("name").asString(Integer.toString(i));
        add(fields, path + "[" + name + "]", node.get(i));
      }
    } else if (!node.isMissingNode() && !node.isNull()) {
      fields.put(path, Objects.requireNonNull(node.asString("")));
    }
  }
}
