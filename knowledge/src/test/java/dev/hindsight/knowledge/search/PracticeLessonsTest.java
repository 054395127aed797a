package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.Explanation;
import dev.hindsight.knowledge.Explanations;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.Ranking;
import dev.hindsight.knowledge.store.LessonsOnDisk;
import dev.hindsight.knowledge.store.PracticeOnDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first day with history that was made up, and the days after. */
class PracticeLessonsTest {

  private static final Symptoms OOM =
      Samples.checkout(
          "KubeContainerOOMKilled",
          "container: container checkout: waiting CrashLoopBackOff, restarts 4, last terminated"
              + " OOMKilled exit 137, memory limit 256Mi");

  private JdbcClient jdbc;
  private Asking search;

  @BeforeEach
  void start() {
    jdbc = KnowledgeDatabase.empty();
    PracticeOnDisk.seed(jdbc);
    search = new Asking(jdbc, Ranking.classes(), Meanings.none());
  }

  @Test
  void theFirstDayHasALastTimeThatSaysItIsPractice() {
    RankedCauses.Cause best = ranked().best();

    assertThat(best.category()).isEqualTo("oom_killed");
    assertThat(best.lastTime().flatMap(Lesson::id)).contains("PRACTICE-1");
    assertThat(best.track()).hasValueSatisfying(track -> assertThat(track).contains("PRACTICE-1"));
    assertThat(Explanations.explain(OOM, ranked()))
        .extracting(Explanation::sentence)
        .anyMatch(sentence -> sentence.startsWith("Last time (PRACTICE-1, a practice incident, "));
  }

  @Test
  void aRealLessonComesBeforeAnEqualOneOfPractice() {
    Lesson twin = lessons().getFirst().lesson().orElseThrow();
    assertThat(twin.practice()).isTrue();

    keep(twin, Samples.SINCE.minus(Duration.ofDays(3600)));

    assertThat(lessons().getFirst().id()).isEqualTo("LSN-1");
    assertThat(lessons().get(1).id()).isEqualTo(twin.id().orElseThrow());
  }

  @Test
  void aMoreRelevantOneOfPracticeStillComesFirst() {
    LessonsOnDisk.of(jdbc)
        .keep(Samples.lesson("INC-1", "reporting", "KubeJobFailed", "quota_exceeded"));

    assertThat(lessons().getFirst().id()).startsWith("PRACTICE-");
  }

  @Test
  void onlyRealOnesCountOnceThereIsOne() {
    keep(lessons().getFirst().lesson().orElseThrow(), Samples.SINCE.minus(Duration.ofDays(300)));

    RankedCauses.Cause best = ranked().best();

    assertThat(best.track()).contains("last time too, LSN-1");
    assertThat(best.lastTime().flatMap(Lesson::id)).contains("LSN-1");
  }

  private RankedCauses ranked() {
    return Ranking.shipped().rank(OOM, search.search(OOM, 5));
  }

  private List<Match> lessons() {
    return search.search(OOM, 5).stream()
        .filter(match -> match.kind() == Match.Kind.LESSON)
        .toList();
  }

  private void keep(Lesson twin, Instant openedAt) {
    LessonsOnDisk.of(jdbc)
        .keep(
            new Lesson(
                Optional.empty(),
                "INC-1",
                twin.service(),
                twin.namespace(),
                twin.alertNames(),
                twin.summary(),
                twin.cause(),
                twin.causeTitle(),
                twin.fix(),
                twin.helped(),
                twin.confirmed(),
                twin.took(),
                openedAt,
                Optional.empty(),
                twin.evidence()));
  }
}
