package dev.hindsight.actions.action;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields an action looks at, by name. */
final class Fields {

  private Fields() {}

  static SortedMap<String, String> of(String name, String value) {
    return new TreeMap<>(Map.of(name, value));
  }

  static SortedMap<String, String> of(String name, Optional<String> value) {
    return value.map(v -> of(name, v)).orElseGet(TreeMap::new);
  }
}
