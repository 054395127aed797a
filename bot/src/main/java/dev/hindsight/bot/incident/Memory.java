package dev.hindsight.bot.incident;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Search;
import java.util.List;
import java.util.stream.Stream;

/** Asks for lessons and for runbooks each by itself, so that neither crowds the other out. */
final class Memory {

  private Memory() {}

  /** Up to the query's limit of each, the lessons first. */
  static List<Match> of(Search search, Query query) {
    return Stream.of(Match.Kind.LESSON, Match.Kind.RUNBOOK)
        .flatMap(kind -> search.search(query.within(Scope.of(kind))).stream())
        .toList();
  }
}
