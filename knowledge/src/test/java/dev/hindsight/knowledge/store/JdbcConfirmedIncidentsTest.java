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

  @Test
  void theVersionChangesWhenAnOlderTransactionEndsLater() {
    lessons.keep(lesson("INC-1", true, List.of()));
    KnowledgeDatabase.transaction()
        .executeWithoutResult(
            slow -> {
              lessons.keep(lesson("INC-2", true, List.of()));
              // another one, on a connection of its own, is quicker
              Thread quick =
                  Thread.ofPlatform().start(() -> lessons.keep(lesson("INC-3", true, List.of())));
              join(quick);
            });
    String both = past.version();
    jdbc.sql("update knowledge.lessons set culprit = 'Pod shop/x' where incident = 'INC-2'")
        .update();
    String changed = past.version();
    jdbc.sql("delete from knowledge.lessons where incident = 'INC-1'").update();

    assertThat(List.of(both, changed, past.version())).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotYetCommittedIsSeenWhenItIs() {
    List<String> meanwhile = new java.util.ArrayList<>();
    KnowledgeDatabase.transaction()
        .executeWithoutResult(
            slow -> {
              lessons.keep(lesson("INC-2", true, List.of()));
              join(
                  Thread.ofPlatform()
                      .start(
                          () -> {
                            lessons.keep(lesson("INC-3", true, List.of()));
                            meanwhile.add(past.version());
                          }));
            });

    assertThat(past.version()).isNotEqualTo(meanwhile.getFirst());
  }

  @Test
  void oneNoisySourceOustsNobody() {
    lessons.keep(of("INC-0", "quiet", "disk_full", 400));
    for (int i = 1; i <= 700; i++) {
      // of ever other causes, and all of them newer
      lessons.keep(of("INC-" + i, "noisy", "cause_" + i % 600, i % 300));
    }

    List<PastIncident> newest = past.newest();

    assertThat(newest).hasSize(500);
    assertThat(newest).anyMatch(incident -> incident.cause().equals("disk_full"));
    assertThat(newest)
        .extracting(incident -> incident.symptoms().since())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void ofOneCauseOnOneServiceTheNewestTenTeach() {
    for (int i = 1; i <= 30; i++) {
      lessons.keep(of("INC-" + i, "noisy", "disk_full", i));
    }

    assertThat(past.newest())
        .extracting(PastIncident::origin)
        .hasSize(10)
        .first()
        .isEqualTo(
            new dev.hindsight.knowledge.Origin.Own("INC-1", Optional.of("https://x.example/1")));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Lesson of(String incident, String service, String cause, int hoursAgo) {
    return new Lesson(
        Optional.empty(),
        incident,
        service,
        "shop",
        List.of("A"),
        "it was full",
        cause,
        "it is full",
        Optional.empty(),
        Optional.empty(),
        true,
        Duration.ofMinutes(3),
        Samples.SINCE.minus(Duration.ofHours(hoursAgo)),
        Optional.of("https://x.example/1"),
        List.of());
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
