package dev.hindsight.actions.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in an object a value stands; one that is not there reads as nothing. */
record FieldPath(List<Part> parts) {

  /** One step on the way. */
  sealed interface Part {

    /** Into the field of this name. */
    record Key(String name) implements Part {}

    /** Into the element of a list whose field has this text. */
    record Item(String field, String text) implements Part {}

    /** Into the element of a list whose field is true. */
    record Flagged(String field) implements Part {}
  }

  FieldPath {
    parts = List.copyOf(parts);
  }

  static FieldPath of(String... keys) {
    return new FieldPath(Stream.of(keys).<Part>map(Part.Key::new).toList());
  }

  /** A container of a workload's pod template. */
  static FieldPath container(String name) {
    return of("spec", "template", "spec", "containers").with(new Part.Item("name", name));
  }

  FieldPath with(Part part) {
    return new FieldPath(Stream.concat(parts.stream(), Stream.of(part)).toList());
  }

  FieldPath key(String... keys) {
    return new FieldPath(Stream.concat(parts.stream(), of(keys).parts.stream()).toList());
  }

  /** As kubectl's JSONPath, in which no name can end its own part. */
  String jsonPath() {
    return parts.stream().map(FieldPath::jsonPath).collect(Collectors.joining("", "{", "}"));
  }

  private static String jsonPath(Part part) {
    return switch (part) {
      case Part.Key(String name) ->
          "." + name.replaceAll("([^A-Za-z0-9_/-])", "\\\\$1").replace("\0", "\uFFFD");
      case Part.Item(String field, String text) ->
          "[?(@.%s==\"%s\")]".formatted(field, escaped(text));
      case Part.Flagged(String field) -> "[?(@.%s==true)]".formatted(field);
    };
  }

  private static String escaped(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                plain.append(
                    c < 128 && (Character.isLetterOrDigit(c) || "-._/".indexOf(c) >= 0)
                        ? Character.toString(c)
                        : "\\U%08x".formatted(c)));
    return plain.toString();
  }
}
