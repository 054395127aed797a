package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.IncidentSearch;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.CauseClasses;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds lessons and runbooks by words, by meaning and by structure: same alert, service, cause. */
@Component
class HybridSearch implements IncidentSearch {

  private final CauseClasses causes;
  private final Meaning meaning;
  private final PgLessonSearch lessons;
  private final PgRunbookSearch runbooks;

  HybridSearch(
      CauseClasses causes, Meaning meaning, PgLessonSearch lessons, PgRunbookSearch runbooks) {
    this.causes = causes;
    this.meaning = meaning;
    this.lessons = lessons;
    this.runbooks = runbooks;
  }

  @Override
  public List<Match> search(Symptoms symptoms, int limit) {
    Question question = Question.of(symptoms, causes.plausible(symptoms));
    if (question.isEmpty() || limit <= 0) {
      return List.of();
    }
    Meaning.Nearest near = meaning.near(question.text(), limit);
    return Stream.concat(
            Fusion.best(lessons.candidates(question, near.lessons(), limit), limit).stream(),
            Fusion.best(runbooks.candidates(question, near.runbooks(), limit), limit).stream())
        .toList();
  }
}
