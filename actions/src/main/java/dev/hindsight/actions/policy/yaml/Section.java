package dev.hindsight.actions.policy.yaml;

import java.util.Map;
import java.util.Optional;

/** The keys of one group in a YAML file, all known. */
public record Section(Place place, Map<String, Value> fields) {

  public Value get(String name) {
    return find(name).orElseThrow(() -> place.error("needs the key '%s'".formatted(name)));
  }

  public Optional<Value> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
