package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index follows the tables, whatever happens to either. */
class KnowledgeIndexTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final Counted corpus = new Counted(jdbc);
  private final KnowledgeIndex index = new KnowledgeIndex(corpus);

  @Test
  void itIsAtRestAfterTheNewestWasRemoved() {
    document("older", 10);
    document("newest", 20);
    assertThat(index.refresh(LONG)).isTrue();

    jdbc.sql("delete from knowledge.documents where slug = 'newest'").update();
    assertThat(index.refresh(LONG)).isTrue();

    assertThat(found()).containsExactly("older");
    int read = corpus.pages;
    assertThat(index.refresh(LONG)).isTrue();
    assertThat(corpus.pages).as("nothing is new, so nothing is read").isEqualTo(read);
    document("later", 15);
    assertThat(index.compare(LONG)).isTrue();
    assertThat(found()).containsExactlyInAnyOrder("older", "later");
  }

  @Test
  void whatBecomesVisibleAfterLaterOnesIsFoundToo() {
    document("before", 1);
    assertThat(index.refresh(LONG)).isTrue();
    KnowledgeDatabase.transaction()
        .executeWithoutResult(
            status -> {
              document("early but slow", 2);
              // from another connection: it cannot see the first one yet
              Thread later = Thread.ofPlatform().start(() -> document("late but fast", 3));
              join(later);
              refreshedElsewhere();
            });
    assertThat(found()).containsExactlyInAnyOrder("before", "late but fast");

    assertThat(index.refresh(LONG)).isTrue();
    assertThat(index.compare(LONG)).isTrue();

    assertThat(found()).containsExactlyInAnyOrder("before", "late but fast", "early but slow");
  }

  @Test
  void anIndexThatBrokeIsBuiltAnew() {
    Failing disk = new Failing(Inverted.directory());
    List<Inverted> made = new ArrayList<>();
    KnowledgeIndex mended =
        new KnowledgeIndex(
            corpus,
            () -> {
              made.add(made.isEmpty() ? new Inverted(disk) : new Inverted());
              return made.getLast();
            });
    IntStream.range(0, 250).forEach(i -> document("d" + i, i + 1));
    assertThat(mended.refresh(LONG)).isTrue();
    disk.full = true;
    document("one more", 1_000);

    assertThatThrownBy(() -> mended.refresh(LONG)).hasStackTraceContaining("no space left");
    assertThat(made.getFirst().isBroken()).isTrue();
    assertThat(found(mended)).as("what was known is still found").hasSize(250);

    assertThat(mended.refresh(LONG)).isTrue();
    assertThat(made).hasSize(2);
    assertThat(found(mended)).hasSize(251).contains("one more");
    document("and another", 1_001);
    assertThat(mended.refresh(LONG)).isTrue();
    assertThat(found(mended)).hasSize(252);
  }

  /** It is deleted and written again in the index; a question may come in between. */
  @Test
  void whatIsReplacedIsFoundAtAllTimes() {
    IntStream.range(0, 150).forEach(i -> document("d" + i, i + 1));
    assertThat(index.refresh(LONG)).isTrue();
    jdbc.sql("update knowledge.documents set title = 'Queues', version = version + 1000").update();
    List<List<String>> meanwhile = new ArrayList<>();
    corpus.onPage = () -> meanwhile.add(found());

    try (View before = index.view()) {
      assertThat(index.refresh(LONG)).isTrue();
      assertThat(found(index, before)).as("by a question that began before").hasSize(150);
    }

    assertThat(meanwhile).hasSizeGreaterThan(1).allSatisfy(ids -> assertThat(ids).hasSize(150));
    assertThat(found()).hasSize(150).doesNotHaveDuplicates();
  }

  private void refreshedElsewhere() {
    join(Thread.ofPlatform().start(() -> index.refresh(LONG)));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> found() {
    return found(index);
  }

  private static List<String> found(KnowledgeIndex index) {
    try (View view = index.view()) {
      return found(index, view);
    }
  }

  private static List<String> found(KnowledgeIndex index, View view) {
    return view.scores(Map.of("queue", 1.0), Scope.EVERYTHING).wholes(1_000).stream()
        .flatMap(hit -> index.known(hit.number()).stream())
        .filter(known -> known.kind() == Match.Kind.RUNBOOK)
        .map(Entry.Known::owner)
        .toList();
  }

  private void document(String slug, long version) {
    jdbc.sql(
            """
            insert into knowledge.documents (slug, kind, title, alert_names, causes, content_hash,
              path, version)
            values (:slug, 'runbook', 'The queue is stuck', '{}', '{}', '', :slug, :version)
            """)
        .param("slug", slug)
        .param("version", version)
        .update();
  }

  /** Counts how often documents were asked for. */
  private static final class Counted extends JdbcCorpus {

    private int pages;
    private Runnable onPage = () -> {};

    Counted(JdbcClient jdbc) {
      super(jdbc);
    }

    @Override
    Page documents(long after, int limit) {
      pages++;
      onPage.run();
      return super.documents(after, limit);
    }
  }

  /** A disk that can be full. */
  private static final class Failing extends FilterDirectory {

    private volatile boolean full;

    Failing(Directory in) {
      super(in);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      if (full) {
        throw new IOException("no space left");
      }
      return super.createOutput(name, context);
    }
  }
}
