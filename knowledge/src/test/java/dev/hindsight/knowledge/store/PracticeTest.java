package dev.hindsight.knowledge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.rank.SignatureNames;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PracticeTest {

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcLessons lessons = new JdbcLessons(jdbc, UnaryOperator.identity());
  private final JdbcPractice practice =
      new JdbcPractice(
          jdbc,
          KnowledgeDatabase.transaction(),
          lessons,
          Clock.fixed(Samples.SINCE, ZoneOffset.UTC));

  @Test
  void twentyIncidentsOfTheShopWithGoodAndBadEndings() throws IOException {
    List<PracticeIncident> incidents = PracticeSeed.read();

    assertThat(incidents).hasSize(20);
    assertThat(incidents).extracting(PracticeIncident::service).contains(shop());
    assertThat(incidents).extracting(PracticeIncident::helped).contains(true, false, null);
    assertThat(incidents).extracting(PracticeIncident::confirmed).contains(true, false);
    assertThat(incidents.stream().map(PracticeIncident::fix).distinct())
        .hasSizeGreaterThanOrEqualTo(10);
    assertThat(incidents)
        .extracting(PracticeIncident::cause)
        .isSubsetOf(SignatureNames.withSomethingNew());
  }

  @Test
  void writtenOnceAndMarked() throws IOException {
    assertThat(practice.seed(PracticeSeed.read())).isEqualTo(20);
    List<Lesson> before = all();
    assertThat(practice.seed(PracticeSeed.read())).isZero();

    assertThat(all()).isEqualTo(before).hasSize(20).allMatch(Lesson::practice);
    assertThat(before)
        .allSatisfy(lesson -> assertThat(lesson.openedAt()).isBefore(Samples.SINCE))
        .allSatisfy(lesson -> assertThat(lesson.name()).endsWith(", a practice incident"));
    assertThat(before).extracting(Lesson::id).contains(Optional.of("PRACTICE-1"));
  }

  @Test
  void realLessonsCountFromOneBesideThem() throws IOException {
    practice.seed(PracticeSeed.read());

    assertThat(lessons.keep(Samples.lesson("INC-1", "checkout", "A", "oom_killed")))
        .isEqualTo("LSN-1");
    assertThat(all().getLast().practice()).isFalse();
    assertThat(all().getLast().name()).isEqualTo("LSN-1");
  }

  @Test
  void forgottenForGoodAndNothingElse() throws IOException {
    practice.seed(PracticeSeed.read());
    lessons.keep(Samples.lesson("INC-1", "checkout", "A", "oom_killed"));

    assertThat(practice.forget()).isEqualTo(20);
    assertThat(practice.forget()).isZero();
    assertThat(practice.seed(PracticeSeed.read())).isZero();
    assertThat(all()).extracting(Lesson::incident).containsExactly("INC-1");
  }

  @Test
  void whatWasForgottenBeforehandIsNeverWritten() throws IOException {
    assertThat(practice.forget()).isZero();

    assertThat(practice.seed(PracticeSeed.read())).isZero();
    assertThat(all()).isEmpty();
  }

  @Test
  void aSeedThatFailsHalfWayLeavesNothingAndCanBeRepeated() throws IOException {
    List<PracticeIncident> broken = new ArrayList<>(PracticeSeed.read());
    PracticeIncident last = broken.getLast();
    broken.add(
        new PracticeIncident(
            last.service(), 1, 1, List.of(), "s", "c", "t", null, null, true, List.of()));
    jdbc.sql("alter table knowledge.lessons add constraint few check (number > -21)").update();
    try {
      assertThatThrownBy(() -> practice.seed(broken)).isInstanceOf(RuntimeException.class);
      assertThat(all()).isEmpty();
    } finally {
      jdbc.sql("alter table knowledge.lessons drop constraint few").update();
    }

    assertThat(practice.seed(PracticeSeed.read())).isEqualTo(20);
  }

  @Test
  void replicasThatStartTogetherWriteItOnce() throws IOException {
    List<PracticeIncident> incidents = PracticeSeed.read();

    int written = IntStream.range(0, 4).parallel().map(i -> practice.seed(incidents)).sum();

    assertThat(written).isEqualTo(20);
    assertThat(all()).hasSize(20);
  }

  private static String[] shop() {
    return new String[] {
      "storefront", "checkout", "payments", "cart", "catalog", "shipping", "recommendations"
    };
  }

  private List<Lesson> all() {
    return jdbc.sql("select * from knowledge.lessons order by number")
        .query((row, number) -> LessonRow.read(row))
        .list();
  }
}
