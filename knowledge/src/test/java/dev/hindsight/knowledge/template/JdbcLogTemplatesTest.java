package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.KnowledgeDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcLogTemplatesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcLogTemplates kept = new JdbcLogTemplates(jdbc);

  @Test
  void comesBackAsItWas() {
    LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
    for (String name : List.of("erin", "ada", "grace", "linus", "barbara", "größe")) {
      templates.seen("login failed for user " + name + " from \"LOCAL(0)\" on=true 'é'", NOON);
    }
    templates.seen("", NOON);
    templates.seen("odd \u0001 \uD800 line\u001f 7", NOON);
    save(templates);

    LogTemplates again = new LogTemplates(MinerSettings.USUAL);
    again.replace(kept.all());
    assertThat(again.all()).containsExactlyInAnyOrderElementsOf(templates.all());
    assertThat(again.seen("login failed for user margaret from \"LOCAL(3)\" on=true 'é'", NOON))
        .extracting(LogTemplate::count)
        .isEqualTo(7L);
  }

  @Test
  void replicasThatSaveAtOnceAddUp() {
    List<CompletableFuture<Void>> replicas =
        IntStream.range(0, 4)
            .mapToObj(replica -> CompletableFuture.runAsync(() -> replica(replica)))
            .toList();
    replicas.forEach(CompletableFuture::join);

    LogTemplates all = new LogTemplates(MinerSettings.USUAL);
    all.replace(kept.all());
    assertThat(all.all().stream().mapToLong(LogTemplate::count).sum()).isEqualTo(4 * 20 * 10);
    assertThat(all.all())
        .allSatisfy(
            template -> {
              assertThat(template.firstSeen()).isEqualTo(NOON);
              assertThat(template.lastSeen()).isEqualTo(NOON.plusSeconds(3 * 100 + 19));
            });
  }

  private void save(LogTemplates templates) {
    Batch batch = templates.unsaved();
    kept.add(batch);
    templates.saved(batch);
  }

  /** Twenty rounds of ten kinds, each round saved. */
  private void replica(int replica) {
    LogTemplates templates = new LogTemplates(MinerSettings.USUAL);
    for (int round = 0; round < 20; round++) {
      for (int kind = 0; kind < 10; kind++) {
        String words = "kind " + "abcdefghij".charAt(kind) + "x is full after " + round;
        templates.seen(words, NOON.plusSeconds(replica * 100L + round));
      }
      save(templates);
    }
  }

  @Test
  void aReplicaThatReadsWhatAllKeptLosesNothingOfItsOwn() {
    LogTemplates mine = new LogTemplates(MinerSettings.USUAL);
    LogTemplates others = new LogTemplates(MinerSettings.USUAL);
    mine.seen("disk 3 is full", NOON);
    save(mine);
    others.seen("disk 4 is full", NOON.minusSeconds(5));
    save(others);
    mine.seen("disk 5 is full", NOON);

    mine.replace(kept.all());
    assertThat(mine.all()).singleElement().extracting(LogTemplate::count).isEqualTo(3L);
    save(mine);
    assertThat(kept.all()).singleElement().extracting(KeptTemplate::count).isEqualTo(3L);
  }

  @Test
  void aRoundThatFailsIsSavedByTheNext() {
    RememberedLogs logs = new RememberedLogs();
    TemplateLoop loop = new TemplateLoop(logs, kept);
    logs.look("INC-1", NOON, List.of("disk 3 is full"), NOON);
    jdbc.sql("alter table knowledge.log_templates rename to away").update();
    try {
      loop.round();
      assertThatThrownBy(kept::all).hasMessageContaining("log_templates");
    } finally {
      jdbc.sql("alter table knowledge.away rename to log_templates").update();
    }
    loop.round();
    assertThat(kept.all()).singleElement().extracting(KeptTemplate::count).isEqualTo(1L);
  }

  @Test
  void aSaveWhoseAnswerWasLostCountsOnce() {
    RememberedLogs logs = new RememberedLogs();
    TemplateLoop loop = new TemplateLoop(logs, kept);
    logs.look("INC-1", NOON, List.of("disk 3 is full"), NOON);
    // it was committed, and nobody said so
    kept.add(logs.templates().unsaved());
    logs.look("INC-2", NOON, List.of("disk 4 is full"), NOON);

    loop.round();
    assertThat(kept.all()).singleElement().extracting(KeptTemplate::count).isEqualTo(1L);
    assertThat(logs.templates().all()).singleElement().extracting(LogTemplate::count).isEqualTo(2L);
    loop.round();
    assertThat(kept.all()).singleElement().extracting(KeptTemplate::count).isEqualTo(2L);
  }

  @Test
  void allThatIsKeptIsKnown() {
    jdbc.sql(
            """
            insert into knowledge.log_templates (id, text, pieces, count, first_seen, last_seen)
            select 'id' || n, 'w', 'w.w' || n, 1, now(), now() - make_interval(secs => n)
            from generate_series(1, :rows) n
            """)
        .param("rows", JdbcLogTemplates.MOST)
        .update();
    RememberedLogs logs = new RememberedLogs();
    logs.look("INC-1", NOON, List.of("disk 3 is full"), NOON);

    logs.know(kept.all());

    assertThat(logs.templates().all()).hasSize(JdbcLogTemplates.MOST + 1);
  }

  @Test
  void thoseNotSeenForLongestAreForgotten() {
    jdbc.sql(
            """
            insert into knowledge.log_templates (id, text, pieces, count, first_seen, last_seen)
            select 'id' || n, 'w', 'w.w' || n, 1, now(), now() - make_interval(secs => n)
            from generate_series(1, :rows) n
            """)
        .param("rows", JdbcLogTemplates.MOST + 7)
        .update();
    assertThat(kept.forget()).isEqualTo(7);
    assertThat(kept.all()).hasSize(JdbcLogTemplates.MOST);
    assertThat(kept.all().getFirst().shape().text()).isEqualTo("w1");
  }
}
