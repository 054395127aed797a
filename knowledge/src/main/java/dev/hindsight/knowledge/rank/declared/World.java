package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All objects that were given.
 *
 * @param whole whether they were written to be applied together, so that what is not among them is
 *     missing
 */
record World(List<Given> objects, boolean whole) {

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod");

  static World of(List<Given> objects) {
    boolean whole = !objects.isEmpty() && objects.stream().allMatch(Given::isManifest);
    return new World(List.copyOf(objects), whole);
  }

  Stream<Given> of(String... kinds) {
    Set<String> wanted = Set.of(kinds);
    return objects.stream().filter(object -> wanted.contains(object.kind()));
  }

  Stream<Given> workloads() {
    return objects.stream().filter(object -> WORKLOADS.contains(object.kind()));
  }

  /** Whether one of this kind and name is there; a namespace that neither says is the same. */
  boolean has(String kind, String namespace, String name) {
    return find(kind, namespace, name).findFirst().isPresent();
  }

  Stream<Given> find(String kind, String namespace, String name) {
    return of(kind)
        .filter(object -> object.name().equals(name) && near(object.namespace(), namespace));
  }

  static boolean near(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** The names of all of this kind, for a sentence. */
  String names(String kind) {
    String names = of(kind).map(Given::name).distinct().limit(4).collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  static boolean selects(Map<String, String> selector, Map<String, String> labels) {
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  static String words(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
