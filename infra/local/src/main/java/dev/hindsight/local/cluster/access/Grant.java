package dev.hindsight.local.cluster.access;

import java.util.List;

/** A role given to somebody, in one namespace or, where that is empty, everywhere. */
public record Grant(String namespace, List<Rule> rules) {

  public Grant {
    rules = List.copyOf(rules);
  }

  boolean allows(Attributes wish) {
    return (namespace.isEmpty() || namespace.equals(wish.namespace()))
        && rules.stream().anyMatch(rule -> rule.allows(wish));
  }
}
