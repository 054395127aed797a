package dev.hindsight.knowledge.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Lessons;
import dev.hindsight.knowledge.Match.Kind;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.document.KnowledgeOnDisk;
import dev.hindsight.knowledge.store.LessonsOnDisk;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddingWorkTest {

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final Lessons lessons = LessonsOnDisk.of(jdbc);
  private final HashedWords model = new HashedWords(64);
  private final EmbeddingBed bed = bed("toy", model);

  @Test
  void everyLessonAndPassageIsEmbeddedOnce() {
    KnowledgeOnDisk.load(jdbc);
    keep(1, 3);

    bed.embedAll();
    int asked = model.asked.size();
    bed.embedAll();

    assertThat(texts("toy/1")).isEqualTo(asked - 1).isEqualTo(3 + passages());
    assertThat(model.asked).as("only the warm-up is asked again").hasSize(asked);
  }

  @Test
  void whatIsDoneStaysDoneWhenItDiesInTheMiddle() {
    keep(1, 10);
    model.dyingAfter(4);
    assertThatThrownBy(() -> bed.work().batch()).hasMessage("killed");
    assertThat(texts("toy/1")).isEqualTo(4);

    HashedWords next = new HashedWords(64);
    assertThat(bed("toy", next).work().batch()).isEqualTo(6);
    assertThat(next.asked).doesNotContainAnyElementsOf(model.asked).hasSize(6);
  }

  @Test
  void aTextThatTheModelRefusesHoldsUpNoOther() {
    lessons.keep(Samples.lesson("INC-9", "checkout", "refuse me", "app_crash"));
    keep(1, 3);

    assertThat(bed.work().batch()).isEqualTo(4);
    assertThat(bed.work().batch()).as("it is not tried for ever").isZero();
  }

  @Test
  void twoReplicasAtTheSameTimeDoNoHarm() {
    keep(1, 20);
    List<EmbeddingBed> replicas =
        List.of(bed("toy", new HashedWords(64)), bed("toy", new HashedWords(64)));

    replicas.parallelStream().forEach(EmbeddingBed::embedAll);

    assertThat(texts("toy/1")).isEqualTo(20);
    assertThat(nearest(replicas.get(0), 20)).isEqualTo(nearest(replicas.get(1), 20)).hasSize(20);
  }

  @Test
  void anotherModelEmbedsAnewAndTheOldVectorsGoADayLater() {
    keep(1, 5);
    bed.embedAll();
    EmbeddingBed other = bed("bigger", new HashedWords(128));

    assertThat(nearest(other, 5)).as("nothing of another model answers").isEmpty();
    other.embedAll();
    assertThat(nearest(other, 5)).hasSize(5);
    assertThat(nearest(bed, 5)).as("a replica of the version before still can").hasSize(5);

    other.workAt(EmbeddingBed.NOW.plus(Duration.ofDays(2))).forget();
    assertThat(texts("toy/1")).isZero();
    assertThat(texts("bigger/1")).isEqualTo(5);
  }

  @Test
  void aChangedLessonIsEmbeddedAgainAndARemovedOneForgotten() {
    keep(1, 2);
    bed.embedAll();
    lessons.keep(Samples.lesson("INC-1", "checkout", "DiskFull", "disk_pressure"));
    jdbc.sql("delete from knowledge.lessons where incident = 'INC-2'").update();

    assertThat(bed.work().batch()).isEqualTo(1);
    bed.work().forget();

    assertThat(model.asked.getLast()).contains("Disk Full");
    assertThat(texts("toy/1")).isEqualTo(1);
  }

  @Test
  void aVectorThatALaterChangeOvertookIsMadeAgain() {
    keep(1, 1);
    Unembedded before = missing().getFirst();
    lessons.keep(Samples.lesson("INC-1", "checkout", "DiskFull", "disk_pressure"));

    bed.kept().keep(before, "toy/1", new float[64], EmbeddingBed.NOW);

    assertThat(missing()).singleElement().isNotEqualTo(before);
  }

  @Test
  void whatAnotherReplicaDidMeanwhileIsNotDoneAgain() {
    keep(1, 300);
    EmbeddingWork work = bed.work();
    assertThat(work.batch()).isEqualTo(32);
    bed("toy", new HashedWords(64)).embedAll();
    lessons.keep(Samples.lesson("INC-301", "checkout", "DiskFull", "disk_pressure"));

    assertThat(work.batch()).as("what is new after all that").isEqualTo(1);
    assertThat(work.batch()).isZero();
    assertThat(texts("toy/1")).isEqualTo(301);
  }

  private List<Unembedded> missing() {
    return bed.kept().texts("toy/1", bed.kept().missing("toy/1", 9));
  }

  @Test
  void theLoopGoesOnAfterTroubleAndStops() {
    keep(1, 3);
    model.dyingAfter(1);
    EmbeddingLoop loop = new EmbeddingLoop(bed.work(), bed.settings());
    loop.start();
    Awaitility.await().until(() -> bed.embeddings().warm());
    assertThat(texts("toy/1")).isZero();

    model.dyingAfter(Integer.MAX_VALUE / 2);
    Awaitility.await().until(() -> texts("toy/1") == 3);
    loop.stop();
    assertThat(loop.isRunning()).isFalse();
  }

  @Test
  void hostileTextIsOnlyText() {
    List.of("\ud800", "", "🦄".repeat(3000), "'; drop table x; --", "<time> 10.0.0.1")
        .forEach(text -> lessons.keep(Samples.lesson("INC-" + text.hashCode(), text, text, text)));

    bed.embedAll();

    assertThat(texts("toy/1")).isEqualTo(5);
  }

  private void keep(int from, int to) {
    IntStream.rangeClosed(from, to)
        .mapToObj(i -> Samples.lesson("INC-" + i, "service" + i, "Alert" + i, "app_crash"))
        .forEach((Lesson lesson) -> lessons.keep(lesson));
  }

  private EmbeddingBed bed(String name, HashedWords words) {
    return new EmbeddingBed(jdbc, KnowledgeDatabase.transaction(), name, words);
  }

  private static List<Near> nearest(EmbeddingBed asked, int limit) {
    float[] question = asked.embeddings().of("service1 Alert1 app crash");
    return asked.search().nearest(Scope.of(Kind.LESSON), question, limit);
  }

  private long texts(String name) {
    return jdbc.sql("select count(*) from knowledge.embeddings where model = :name")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  private long passages() {
    return jdbc.sql("select count(*) from knowledge.passages").query(Long.class).single();
  }
}
