package dev.hindsight.actions.action;

import java.util.Arrays;
import java.util.List;

/**
 * A right of the bot's own identity in a Kubernetes cluster.
 *
 * @param group the API group; empty for the core one
 * @param resource in the plural, with its subresource: {@code pods/eviction}
 * @param verb as RBAC calls it
 */
public record Grant(String group, String resource, String verb) {

  /** What an action of that type needs, in the order in which it says so. */
  public static List<Grant> of(Class<?> action) {
    return Arrays.stream(action.getAnnotationsByType(Needs.class))
        .map(needs -> new Grant(needs.group(), needs.resource(), needs.verb()))
        .toList();
  }

  /** Whether it can be given for one namespace; nodes are in none. */
  public boolean namespaced() {
    return !resource.equals("nodes");
  }
}
