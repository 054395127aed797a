package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One column of a table and how its cells are filled; a wide one shows with {@code -o wide}. */
record Column(String name, boolean wide, BiFunction<JsonNode, Instant, String> cell) {

  static final Column NAME = text("Name", "metadata", "name");
  static final Column AGE =
      new Column(
          "Age",
          false,
          (object, now) -> Ages.of(Json.time(object, "metadata", "creationTimestamp"), now));

  static Column computed(String name, BiFunction<JsonNode, Instant, String> cell) {
    return new Column(name, false, cell);
  }

  static Column fixed(String name, String value) {
    return computed(name, (object, now) -> value);
  }

  /** A field as it is; {@code <none>} where it is absent. */
  static Column text(String name, String... path) {
    return computed(
        name,
        (object, now) -> {
          String text = Json.text(object, path);
          return text.isEmpty() ? "<none>" : text;
        });
  }

  static Column number(String name, String... path) {
    return computed(name, (object, now) -> Integer.toString(Json.number(object, path)));
  }

  static Column count(String name, String... path) {
    return computed(name, (object, now) -> Integer.toString(Json.at(object, path).size()));
  }

  Column onlyWide() {
    return new Column(name, true, cell);
  }

  /** Name first, age last of the narrow ones. */
  static List<Column> with(List<Column> middle, Column... after) {
    return Stream.of(Stream.of(NAME), middle.stream(), Stream.of(AGE), Stream.of(after))
        .flatMap(columns -> columns)
        .toList();
  }
}
