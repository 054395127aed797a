package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Lessons;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.document.KnowledgeOnDisk;
import dev.hindsight.knowledge.rank.Ranking;
import dev.hindsight.knowledge.store.LessonsOnDisk;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class FullTextSearchTest {

  private static final String OOM =
      "container: container checkout: waiting CrashLoopBackOff, restarts 4, last terminated"
          + " OOMKilled exit 137, memory limit 256Mi";

  private JdbcClient jdbc;
  private Lessons lessons;
  private Asking search;

  @BeforeEach
  void start() {
    jdbc = KnowledgeDatabase.empty();
    KnowledgeOnDisk.load(jdbc);
    lessons = LessonsOnDisk.of(jdbc);
    search = new Asking(jdbc, Ranking.classes(), meaning(jdbc));
  }

  Meaning meaning(JdbcClient database) {
    return Meanings.none();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KubePodCrashLooping | container: container checkout: waiting CrashLoopBackOff, restarts 4,"
            + " last terminated OOMKilled exit 137, memory limit 256Mi | container-out-of-memory",
        "KubePodCrashLooping | container: container checkout: waiting CrashLoopBackOff, restarts 4,"
            + " last terminated Error exit 1 | crash-loop",
        "KubePodNotReady | event: Warning Failed x3: Failed to pull image \"a:1\": manifest unknown"
            + " | image-cannot-be-pulled",
        "KubePodNotReady | event: Warning FailedScheduling: 0/3 nodes are available: 3 Insufficient"
            + " memory | pod-pending-no-resources",
        "KubePodNotReady | event: Warning Unhealthy: Readiness probe failed: statuscode: 404 |"
            + " probe-failing",
        "KubeContainerWaiting | event: Warning Failed: Error: secret \"checkout-db\" not found |"
            + " missing-config-or-secret",
        "KubeNodeNotReady | event: Warning NodeNotReady: Node is not ready | node-not-ready",
        "KubeDeploymentReplicasMismatch | event: Warning FailedCreate: Error creating: pods"
            + " \"checkout-1\" is forbidden: exceeded quota: team | quota-exceeded",
        "KubeDeploymentRolloutStuck | condition: Progressing=False ProgressDeadlineExceeded: timed"
            + " out | bad-rollout",
        "HighErrorRate | log: ERROR dial tcp orders-db:5432: connect: connection refused |"
            + " dependency-down"
      })
  void findsTheRunbook(String alert, String line, String slug) {
    List<Match> found = search.search(Samples.checkout(alert, line), 3);

    assertThat(found.getFirst().id()).as(found.toString()).isEqualTo(slug);
    assertThat(found.getFirst().why()).isNotEmpty();
    assertThat(found.getFirst().excerpt()).isNotBlank();
  }

  @Test
  void theSameAlertComesBeforeTheSameWords() {
    lessons.keep(Samples.lesson("INC-1", "search", "KubePodNotReady", "app_crash"));
    lessons.keep(Samples.lesson("INC-2", "payments", "KubeContainerOOMKilled", "app_crash"));

    Match best = lessonsFor(Samples.checkout("KubeContainerOOMKilled"), 5).getFirst();

    assertThat(best.lesson().orElseThrow().incident()).isEqualTo("INC-2");
    assertThat(best.why()).contains("same alert KubeContainerOOMKilled");
  }

  @Test
  void theSameServiceComesBeforeAnother() {
    lessons.keep(Samples.lesson("INC-1", "checkout", "KubePodNotReady", "oom_killed"));
    lessons.keep(Samples.lesson("INC-2", "payments", "KubePodNotReady", "oom_killed"));

    Match best = lessonsFor(Samples.checkout("KubePodNotReady", OOM), 5).getFirst();

    assertThat(best.lesson().orElseThrow().incident()).isEqualTo("INC-1");
    assertThat(best.why())
        .contains("same alert KubePodNotReady", "same service checkout", "same signs: oom killed");
  }

  @Test
  void wordsAreNamedAsTheyWereMet() {
    Lesson lesson = Samples.lesson("INC-1", "payments", "Other", "oom_killed");
    lessons.keep(lesson);

    Match best = lessonsFor(Samples.checkout("X", OOM), 5).getFirst();

    assertThat(best.why()).anyMatch(why -> why.startsWith("words: ") && why.contains("OOM"));
  }

  @Test
  void givesBackTheLessonAsItWasKept() {
    Lesson lesson = Samples.lesson("INC-1", "checkout", "KubePodNotReady", "oom_killed");
    String id = lessons.keep(lesson);

    Match best = lessonsFor(Samples.checkout("KubePodNotReady"), 1).getFirst();

    assertThat(best.id()).isEqualTo(id);
    assertThat(best.lesson())
        .hasValueSatisfying(
            found ->
                assertThat(found)
                    .usingRecursiveComparison()
                    .ignoringFields("id")
                    .isEqualTo(lesson));
  }

  @Test
  void neverFewerThanAskedWhileThatManyMatch() {
    Random random = new Random(7);
    List<String> services = List.of("checkout", "payments", "search");
    IntStream.range(0, 60)
        .forEach(
            i ->
                lessons.keep(
                    Samples.lesson(
                        "INC-" + i, services.get(random.nextInt(3)), "Alert" + i, "app_crash")));
    long ofCheckout =
        jdbc.sql("select count(*) from knowledge.lessons where service = 'checkout'")
            .query(Long.class)
            .single();

    for (int limit : new int[] {1, 5, 20, 100}) {
      assertThat(lessonsFor(Samples.checkout("Nothing"), limit))
          .hasSizeGreaterThanOrEqualTo((int) Math.min(limit, ofCheckout))
          .hasSizeLessThanOrEqualTo(limit);
    }
  }

  @Test
  void theOrderIsTheSameEachTime() {
    IntStream.range(0, 20)
        .forEach(i -> lessons.keep(Samples.lesson("INC-" + i, "checkout", "Same", "app_crash")));
    Symptoms symptoms = Samples.checkout("Same", OOM);

    assertThat(search.search(symptoms, 10)).isEqualTo(search.search(symptoms, 10));
  }

  @Test
  void emptySymptomsFindNothing() {
    Symptoms nothing = new Symptoms("", "", List.of(), List.of(), List.of(), Samples.SINCE);

    assertThat(search.search(nothing, 5)).isEmpty();
  }

  @Test
  void stopWordsAndSignsAloneFindNothing() {
    Symptoms nothing =
        new Symptoms(
            "", "", List.of(), List.of("the and !!! & | <-> :*"), List.of(), Samples.SINCE);

    assertThat(search.search(nothing, 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table knowledge.lessons; --",
        "' || true --",
        "a & b | !c <-> d:*",
        "\"unbalanced 'quote \\",
        "or or or",
        "{\"a\"}, {NULL}",
        ":words :limit ?",
        "\0 nul",
        "\ud800 lone surrogate",
        "%s %n $1"
      })
  void hostileTextIsOnlyText(String hostile) {
    lessons.keep(Samples.lesson("INC-1", hostile, hostile, hostile));

    Symptoms symptoms =
        new Symptoms(
            hostile,
            hostile,
            List.of(hostile),
            List.of(hostile),
            List.of(new EvidenceLine(1, hostile, "log", hostile)),
            Samples.SINCE);

    assertThat(search.search(symptoms, 5)).hasSizeLessThanOrEqualTo(10);
    assertThat(jdbc.sql("select count(*) from knowledge.lessons").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void manyWordsStayBounded() {
    List<EvidenceLine> lines =
        IntStream.rangeClosed(1, 3000)
            .mapToObj(i -> new EvidenceLine(i, "Pod a/b", "log", "word" + Integer.toString(i, 36)))
            .toList();
    Symptoms symptoms =
        new Symptoms(
            "checkout", "shop", List.of("KubePodNotReady"), List.of(), lines, Samples.SINCE);

    assertThat(Question.of(Query.of(symptoms)).terms()).hasSize(Question.MOST);
    assertThat(search.search(symptoms, 5)).isNotEmpty();
  }

  private List<Match> lessonsFor(Symptoms symptoms, int limit) {
    return search.search(symptoms, limit).stream()
        .filter(match -> match.kind() == Match.Kind.LESSON)
        .toList();
  }
}
