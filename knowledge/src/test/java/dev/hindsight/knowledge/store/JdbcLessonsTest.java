package dev.hindsight.knowledge.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcLessonsTest {

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcLessons lessons = new JdbcLessons(jdbc, UnaryOperator.identity());

  @Test
  void numbersLessonsWithoutGaps() {
    Lesson first = Samples.lesson("INC-1", "checkout", "A", "oom_killed");
    Lesson second = Samples.lesson("INC-2", "checkout", "A", "oom_killed");

    assertThat(lessons.keep(first)).isEqualTo("LSN-1");
    assertThat(lessons.keep(first)).isEqualTo("LSN-1");
    assertThat(lessons.keep(second)).isEqualTo("LSN-2");
  }

  @Test
  void aSecondLessonOfAnIncidentReplacesTheFirst() {
    lessons.keep(Samples.lesson("INC-1", "checkout", "A", "oom_killed"));
    Lesson bare =
        new Lesson(
            Optional.empty(),
            "INC-1",
            "checkout",
            "shop",
            List.of(),
            "it went away",
            "image_pull",
            "unknown",
            Optional.empty(),
            Optional.empty(),
            false,
            Duration.ofSeconds(90),
            Samples.SINCE,
            Optional.empty(),
            List.of("a line", "another"));
    String id = lessons.keep(bare);

    assertThat(all())
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(bare);
    assertThat(all().getFirst().id()).contains(id);
  }

  @Test
  void keptOnceWhenManyKeepItAtTheSameTime() {
    Lesson lesson = Samples.lesson("INC-1", "checkout", "A", "oom_killed");

    List<String> ids =
        IntStream.range(0, 8).parallel().mapToObj(i -> lessons.keep(lesson)).distinct().toList();

    assertThat(ids).hasSize(1);
    assertThat(all()).hasSize(1);
  }

  @Test
  void whatIsKeptIsRedacted() {
    UnaryOperator<String> redactor = text -> text.replace("hunter2", "[redacted:secret]");
    Lesson plain = Samples.lesson("INC-1", "checkout", "A", "oom_killed");
    new JdbcLessons(jdbc, redactor)
        .keep(
            new Lesson(
                plain.id(),
                plain.incident(),
                plain.service(),
                plain.namespace(),
                plain.alertNames(),
                "hunter2 in the summary",
                plain.cause(),
                "hunter2 in the title",
                Optional.of("hunter2 in the fix"),
                plain.helped(),
                plain.confirmed(),
                plain.took(),
                plain.openedAt(),
                plain.link(),
                List.of("hunter2 in a line")));

    assertThat(jdbc.sql("select l::text from knowledge.lessons l").query(String.class).single())
        .contains("redacted")
        .doesNotContain("hunter2");
  }

  private List<Lesson> all() {
    return jdbc.sql("select * from knowledge.lessons order by number")
        .query((row, number) -> LessonRow.read(row))
        .list();
  }
}
