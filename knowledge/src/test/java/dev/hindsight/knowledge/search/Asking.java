package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.CauseClasses;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks as an investigation does: lessons first, then runbooks, all that is kept being indexed. */
public final class Asking {

  private final KnowledgeIndex index;
  private final HybridSearch search;

  Asking(JdbcClient jdbc, CauseClasses causes, Meaning meaning) {
    index = new KnowledgeIndex(new JdbcCorpus(jdbc));
    search = new HybridSearch(causes, meaning, index, new JdbcResults(jdbc));
  }

  List<Match> search(Symptoms symptoms, int limit) {
    Query query = Query.of(symptoms).atMost(limit);
    return Stream.of(Match.Kind.LESSON, Match.Kind.RUNBOOK)
        .flatMap(kind -> search(query.within(Scope.of(kind))).stream())
        .toList();
  }

  List<Match> search(Query query) {
    while (!index.refresh(Duration.ofSeconds(10))) {
      continue;
    }
    return search.search(query);
  }
}
