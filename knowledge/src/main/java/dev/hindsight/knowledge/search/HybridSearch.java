package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Search;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.CauseClasses;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds lessons and documents by words, by meaning and by structure: same alert, service, cause.
 */
@Component
public class HybridSearch implements Search {

  private static final Logger LOG = LoggerFactory.getLogger(HybridSearch.class);

  /** So long a question waits for what was written just before it. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final CauseClasses causes;
  private final Meaning meaning;
  private final KnowledgeIndex index;
  private final JdbcResults results;
  private final Fusion fusion;

  @Autowired
  HybridSearch(CauseClasses causes, Meaning meaning, KnowledgeIndex index, JdbcResults results) {
    this(causes, meaning, index, results, Fusion.ALL);
  }

  private HybridSearch(
      CauseClasses causes,
      Meaning meaning,
      KnowledgeIndex index,
      JdbcResults results,
      Fusion fusion) {
    this.causes = causes;
    this.meaning = meaning;
    this.index = index;
    this.results = results;
    this.fusion = fusion;
  }

  /** The same search without some of what counts, to see what that is worth. */
  public Search without(Set<Leg> legs) {
    return new HybridSearch(causes, meaning, index, results, new Fusion(legs));
  }

  @Override
  public List<Match> search(Query query) {
    if (query.limit() <= 0) {
      return List.of();
    }
    Question asked = Question.of(query);
    // vectors are compared on a thread of their own, while this one goes by words
    Supplier<Meaning.Nearest> near =
        meaning.asked(asked.meaning(), query.scope(), Candidates.most(query.limit()));
    Question question = asked.with(causes.plausible(symptoms(query)));
    if (question.isEmpty()) {
      return List.of();
    }
    follow();
    try (View view = index.view()) {
      List<Candidate> found = new Candidates(index, view, question).of(near);
      return results.of(fusion.best(found, query.limit()), question, view);
    }
  }

  /** What cannot be followed is not found yet, which is no reason to find nothing. */
  private void follow() {
    try {
      boolean _ = index.refresh(PATIENCE);
    } catch (RuntimeException e) {
      LOG.warn("the index cannot follow the database, this search knows what it knew", e);
    }
  }

  private static Symptoms symptoms(Query query) {
    return new Symptoms(
        query.service(),
        query.namespace(),
        query.alertNames(),
        query.alertTexts(),
        query.evidence(),
        query.at());
  }
}
