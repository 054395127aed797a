package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.IncidentSearch;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.CauseClasses;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds lessons and runbooks by words and by structure: same alert, same service, same cause. */
@Component
class FullTextSearch implements IncidentSearch {

  private final CauseClasses causes;
  private final PgLessonSearch lessons;
  private final PgRunbookSearch runbooks;

  FullTextSearch(CauseClasses causes, PgLessonSearch lessons, PgRunbookSearch runbooks) {
    this.causes = causes;
    this.lessons = lessons;
    this.runbooks = runbooks;
  }

  @Override
  public List<Match> search(Symptoms symptoms, int limit) {
    Question question = Question.of(symptoms, causes.plausible(symptoms));
    if (question.isEmpty() || limit <= 0) {
      return List.of();
    }
    return Stream.concat(
            lessons.search(question, limit).stream(), runbooks.search(question, limit).stream())
        .toList();
  }
}
