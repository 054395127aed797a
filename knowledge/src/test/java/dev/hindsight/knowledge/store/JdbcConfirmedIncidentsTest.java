package dev.hindsight.knowledge.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcConfirmedIncidentsTest {

  private static final String POD = "Pod shop/checkout-7d9f8b6c5d-x2x4z";

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcLessons lessons = new JdbcLessons(jdbc, UnaryOperator.identity());
  private final JdbcConfirmedIncidents past = new JdbcConfirmedIncidents(jdbc);

  @Test
  void aConfirmedLessonTeachesFromAllThatWasSeen() {
    lessons.keep(
        Samples.lesson("INC-1", "checkout", "A", "oom_killed"),
        new Seen(Optional.of(POD), List.of(new EvidenceLine(7, POD, "event", "OOM\0Killed"))));

    PastIncident incident = past.newest().getFirst();

    assertThat(incident.cause()).isEqualTo("oom_killed");
    assertThat(incident.object()).contains(POD);
    assertThat(incident.symptoms().evidence())
        .containsExactly(new EvidenceLine(1, POD, "event", "OOMKilled"));
  }

  @Test
  void anOldLessonTeachesByItsTexts() {
    lessons.keep(lesson("INC-1", true, List.of("the heap is full")));

    assertThat(past.newest().getFirst().symptoms().evidence())
        .extracting(EvidenceLine::text)
        .containsExactly("the heap is full");
  }

  @Test
  void theUnconfirmedAndThePracticedTeachNothing() {
    lessons.keep(lesson("INC-1", false, List.of("a line")));
    jdbc.sql("insert into knowledge.practice_seed (seeded_at) values (now())").update();

    assertThat(past.newest()).isEmpty();
  }

  @Test
  void theVersionChangesWithEveryLesson() {
    String none = past.version();
    lessons.keep(lesson("INC-1", true, List.of()));
    String one = past.version();
    lessons.keep(lesson("INC-1", true, List.of("more")));

    assertThat(List.of(none, one, past.version())).doesNotHaveDuplicates();
  }

  private static Lesson lesson(String incident, boolean confirmed, List<String> evidence) {
    return new Lesson(
        Optional.empty(),
        incident,
        "checkout",
        "shop",
        List.of("A"),
        "it was full",
        "oom_killed",
        "checkout is full",
        Optional.empty(),
        Optional.empty(),
        confirmed,
        Duration.ofMinutes(3),
        Samples.SINCE,
        Optional.empty(),
        evidence);
  }
}
