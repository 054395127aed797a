package dev.hindsight.bot.incident;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Search;
import java.util.List;
import java.util.Set;

/**
 * Asks for lessons, for reports of past incidents and for runbooks each by itself, so that none
 * crowds the others out.
 */
final class Memory {

  private static final List<Set<Match.Kind>> KINDS =
      List.of(
          Set.of(Match.Kind.LESSON),
          Set.of(Match.Kind.INCIDENT, Match.Kind.TICKET),
          Set.of(Match.Kind.RUNBOOK));

  private Memory() {}

  /** Up to the query's limit of each, the lessons first. */
  static List<Match> of(Search search, Query query) {
    return KINDS.stream()
        .flatMap(kinds -> search.search(query.within(Scope.of(kinds))).stream())
        .toList();
  }
}
