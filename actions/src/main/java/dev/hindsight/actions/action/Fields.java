package dev.hindsight.actions.action;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields an action looks at, by name. */
public final class Fields {

  /** What is among others. */
  public static final String PRESENT = "present";

  /** What is not. */
  public static final String ABSENT = "absent";

  private Fields() {}

  static SortedMap<String, String> of(String name, String value) {
    return new TreeMap<>(Map.of(name, value));
  }

  /** The same fields, and that one even where it is not there. */
  static SortedMap<String, String> orAbsent(SortedMap<String, String> fields, String name) {
    fields.putIfAbsent(name, ABSENT);
    return fields;
  }

  static SortedMap<String, String> of(String name, Optional<String> value) {
    return value.map(v -> of(name, v)).orElseGet(TreeMap::new);
  }
}
