package dev.hindsight.knowledge.rank.learn;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An incident as the difference to better days, object by object.
 *
 * @param objects by key, what is different on it, on those that name it and on those around it
 * @param around what is different anywhere
 * @param spellings by key, how the evidence spells the objects
 */
record Scene(
    Map<String, Map<String, Seen>> objects,
    Map<String, Seen> around,
    Map<String, List<String>> spellings) {

  static final String SELF = "self|";
  static final String NAMED = "named|";
  static final String BESIDE = "beside|";
  static final String MOST = "most|";
  static final String AROUND = "around|";

  static Scene of(Reading reading, Hints hints, Set<String> off) {
    Difference difference = reading.difference();
    Look look = reading.look();
    return new SceneBuilder(look, difference, off.contains("dependency"))
        .with(hints.of(difference.unusual(look.now())))
        .build(look.spellings());
  }

  /** What is different for an object, without what is different anywhere. */
  Map<String, Seen> of(String key) {
    return objects.getOrDefault(key, Map.of());
  }

  /** What a feature shows, wherever it is seen. */
  static String token(String feature) {
    return feature.substring(feature.indexOf('|') + 1);
  }
}
