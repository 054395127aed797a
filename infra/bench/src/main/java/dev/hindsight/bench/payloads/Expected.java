package dev.hindsight.bench.payloads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeType;

/** The shape of one kind of request, learnt from recorded ones and from skeletons. */
final class Expected {
  private final List<Shape> recorded = new ArrayList<>();
  private final Map<String, Set<JsonNodeType>> types = new HashMap<>();

  /**
   * Learns from one.
   *
   * @param complete whether it is a request that really came, so that its keys are Slack's
   */
  void learn(Shape shape, boolean complete) {
    if (complete) {
      recorded.add(shape);
    }
    shape
        .types()
        .forEach((path, some) -> types.computeIfAbsent(path, k -> new HashSet<>()).addAll(some));
  }

  /** What is wrong with a shape: keys that all recorded ones have, types that none has. */
  List<String> mismatches(Shape ours) {
    List<String> wrong = new ArrayList<>();
    types.keySet().stream()
        .sorted()
        .filter(path -> !path.endsWith("]"))
        .filter(path -> always(path) && parent(ours, path) && !ours.has(path))
        .forEach(path -> wrong.add(path + " is missing"));
    ours.types()
        .forEach(
            (path, some) ->
                some.stream()
                    .filter(type -> !fits(type, types.getOrDefault(path, Set.of())))
                    .forEach(type -> wrong.add(path + " is " + type + ", not " + types.get(path))));
    return wrong;
  }

  /** Whether every recorded request that could have the key has it. */
  private boolean always(String path) {
    List<Shape> could = recorded.stream().filter(shape -> parent(shape, path)).toList();
    return !could.isEmpty() && could.stream().allMatch(shape -> shape.has(path));
  }

  private static boolean parent(Shape shape, String path) {
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return true;
    }
    return shape
        .types()
        .getOrDefault(path.substring(0, dot), Set.of())
        .contains(JsonNodeType.OBJECT);
  }

  // null and what was only ever seen as null say nothing
  private static boolean fits(JsonNodeType type, Set<JsonNodeType> known) {
    return known.isEmpty()
        || type == JsonNodeType.NULL
        || known.equals(Set.of(JsonNodeType.NULL))
        || known.contains(type);
  }
}
