package dev.hindsight.local.cluster.access;

import java.util.Set;

/** One rule of a role; {@code *} stands for all, and no names mean every name. */
public record Rule(
    Set<String> groups, Set<String> resources, Set<String> verbs, Set<String> names) {

  public static final Rule ALL = new Rule(Set.of("*"), Set.of("*"), Set.of("*"), Set.of());

  public Rule {
    groups = Set.copyOf(groups);
    resources = Set.copyOf(resources);
    verbs = Set.copyOf(verbs);
    names = Set.copyOf(names);
  }

  boolean allows(Attributes wish) {
    return has(groups, wish.group())
        && has(verbs, wish.verb())
        && (has(resources, wish.fullResource())
            || (!wish.subresource().isEmpty() && resources.contains("*/" + wish.subresource())))
        && (names.isEmpty() || names.contains(wish.name()));
  }

  private static boolean has(Set<String> words, String word) {
    return words.contains("*") || words.contains(word);
  }
}
