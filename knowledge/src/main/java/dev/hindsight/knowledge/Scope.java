package dev.hindsight.knowledge;

import java.util.Set;

/**
 * What a search is narrowed to; an empty set narrows nothing.
 *
 * @param services a lesson's service, or one of the services a document is for
 * @param sources where documents come from; lessons come from none
 * @param trusts how documents are trusted; lessons are the bot's own and have none of these
 */
public record Scope(
    Set<Match.Kind> kinds, Set<String> services, Set<String> sources, Set<Trust> trusts) {

  /** All there is. */
  public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

  public Scope {
    kinds = Set.copyOf(kinds);
    services = Set.copyOf(services);
    sources = Set.copyOf(sources);
    trusts = Set.copyOf(trusts);
  }

  /** Everything of one kind. */
  public static Scope of(Match.Kind kind) {
    return of(Set.of(kind));
  }

  /** Everything of some kinds. */
  public static Scope of(Set<Match.Kind> kinds) {
    return new Scope(kinds, Set.of(), Set.of(), Set.of());
  }

  /** Whether it asks nothing of a document but its kind. */
  public boolean anyDocument() {
    return services.isEmpty() && sources.isEmpty() && trusts.isEmpty();
  }
}
