package dev.hindsight.actions.action;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A container's limits and requests by resource name (cpu, memory), as the manifest says them. */
public record Resources(SortedMap<String, String> limits, SortedMap<String, String> requests) {

  public Resources {
    limits = new TreeMap<>(limits);
    requests = new TreeMap<>(requests);
  }

  /** These. */
  public static Resources of(Map<String, String> limits, Map<String, String> requests) {
    return new Resources(new TreeMap<>(limits), new TreeMap<>(requests));
  }

  /** Only what is said of this resource. */
  public Resources only(String resource) {
    return new Resources(pick(limits, Set.of(resource)), pick(requests, Set.of(resource)));
  }

  /** Only what one of these two speaks of. */
  public Resources only(Resources one, Resources other) {
    return new Resources(
        pick(limits, both(one.limits, other.limits)),
        pick(requests, both(one.requests, other.requests)));
  }

  private static SortedMap<String, String> pick(Map<String, String> all, Set<String> names) {
    SortedMap<String, String> picked = new TreeMap<>(all);
    picked.keySet().retainAll(names);
    return picked;
  }

  private static Set<String> both(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new HashSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  /** "memory limit" to "256Mi", and so on: what people call it, and its amount. */
  SortedMap<String, String> named() {
    SortedMap<String, String> named = new TreeMap<>();
    limits.forEach((name, amount) -> named.put(name + " limit", amount));
    requests.forEach((name, amount) -> named.put(name + " request", amount));
    return named;
  }

  /** The same in one line. */
  public String words() {
    String words =
        named().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "no such limit or request" : words;
  }
}
