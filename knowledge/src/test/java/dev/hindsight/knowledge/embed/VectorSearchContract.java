package dev.hindsight.knowledge.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.knowledge.Match.Kind;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What every search by vectors does; one class a store beside it. */
abstract class VectorSearchContract {

  private static final String MODEL = "toy/1";

  private JdbcClient jdbc;
  private JdbcEmbeddings kept;
  private VectorSearch search;

  /** A client on empty tables. */
  abstract JdbcClient jdbc();

  abstract TransactionTemplate transaction();

  abstract VectorSearch search(JdbcClient jdbc, JdbcEmbeddings kept, String model);

  @BeforeEach
  void start() {
    jdbc = jdbc();
    kept = new JdbcEmbeddings(jdbc, transaction());
    search = search(jdbc, kept, MODEL);
  }

  @Test
  void theNearestComesFirst() {
    keep(Kind.LESSON, "1", 0, 0, 1, 0);
    keep(Kind.LESSON, "2", 0, 0.8f, 0.6f, 0);
    keep(Kind.LESSON, "3", 0, 1, 0, 0);

    List<Near> near = search.nearest(Scope.of(Kind.LESSON), new float[] {1, 0, 0}, 2);

    assertThat(near).extracting(Near::owner).containsExactly("3", "2");
    assertThat(near.get(0).similarity()).isCloseTo(1.0, within(1e-6));
    assertThat(near.get(1).similarity()).isCloseTo(0.8, within(1e-6));
  }

  @Test
  void aRunbookCountsOnceByItsBestPassage() {
    keep(Kind.RUNBOOK, "crash", 1, 0, 1, 0);
    keep(Kind.RUNBOOK, "crash", 2, 1, 0, 0);
    keep(Kind.RUNBOOK, "quota", 1, 0.6f, 0.8f, 0);

    List<Near> near = search.nearest(Scope.of(Kind.RUNBOOK), new float[] {1, 0, 0}, 5);

    assertThat(near).extracting(Near::owner).containsExactly("crash", "quota");
    assertThat(near.getFirst().position()).isEqualTo(2);
  }

  @Test
  void kindsAndModelsKeepApart() {
    keep(Kind.LESSON, "1", 0, 1, 0, 0);
    keep(Kind.RUNBOOK, "crash", 1, 1, 0, 0);
    keep("other/1", Kind.LESSON, "2", 0, 1, 0, 0);

    assertThat(search.nearest(Scope.of(Kind.LESSON), new float[] {1, 0, 0}, 5))
        .extracting(Near::owner)
        .containsExactly("1");
  }

  @Test
  void equallyNearComesInTheOrderOfTheOwner() {
    List.of("b", "A", "c", "B").forEach(owner -> keep(Kind.RUNBOOK, owner, 1, 0, 0, 1));

    assertThat(search.nearest(Scope.of(Kind.RUNBOOK), new float[] {0, 0, 1}, 3))
        .extracting(Near::owner)
        .containsExactly("A", "B", "b");
  }

  @Test
  void neverFewerThanAskedWhileThereAreSoMany() {
    IntStream.range(0, 300).forEach(i -> keep(Kind.LESSON, "" + i, 0, 1, i, 1));
    IntStream.range(0, 20).forEach(i -> keep(Kind.RUNBOOK, "r" + i / 2, i, 1, 0, 0));

    for (int limit : new int[] {0, 1, 7, 299, 1000}) {
      assertThat(search.nearest(Scope.of(Kind.LESSON), new float[] {0, 1, 0}, limit))
          .hasSize(Math.min(limit, 300));
    }
    assertThat(search.nearest(Scope.of(Kind.RUNBOOK), new float[] {0, 1, 0}, 10)).hasSize(10);
  }

  @Test
  void whatIsNewChangedOrGoneCountsAtOnce() {
    float[] question = {1, 0, 0};
    keep(Kind.LESSON, "1", 0, 1, 0, 0);
    keep(Kind.LESSON, "2", 0, 0, 1, 0);
    assertThat(search.nearest(Scope.of(Kind.LESSON), question, 1).getFirst().owner())
        .isEqualTo("1");

    keep(Kind.LESSON, "1", 0, 0, 0, 1);
    keep(Kind.LESSON, "3", 0, 0.8f, 0.6f, 0);
    assertThat(search.nearest(Scope.of(Kind.LESSON), question, 1).getFirst().owner())
        .isEqualTo("3");

    assertThat(kept.forget(MODEL, EmbeddingBed.NOW)).as("none of them has a text").isEqualTo(3);
    assertThat(search.nearest(Scope.of(Kind.LESSON), question, 5)).isEmpty();
  }

  @Test
  void theOrderIsThatOfAnExactScan() {
    Random random = new Random(11);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      vectors.add(Vectors.normalized(random(random)));
      keep(Kind.LESSON, "" + i, 0, vectors.get(i));
    }
    float[] question = Vectors.normalized(random(random));

    List<String> expected =
        IntStream.range(0, 200)
            .mapToObj(i -> new Near(Kind.LESSON, "" + i, 0, Vectors.dot(vectors.get(i), question)))
            .sorted(Near.NEAREST_FIRST)
            .limit(10)
            .map(Near::owner)
            .toList();
    assertThat(search.nearest(Scope.of(Kind.LESSON), question, 10))
        .extracting(Near::owner)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aScopeNeverCostsAnAnswer() {
    Random random = new Random(5);
    int all = 1_000;
    for (int i = 0; i < all; i++) {
      String slug = "doc-" + i;
      document(slug, i);
      keep(Kind.RUNBOOK, slug, 1, Vectors.normalized(random(random)));
    }
    for (int every : new int[] {1, 2, 10, 100, 1000}) {
      Scope scope = new Scope(Set.of(), Set.of("every-" + every), Set.of(), Set.of());
      for (int limit : new int[] {1, 10, 200}) {
        List<Near> near = search.nearest(scope, Vectors.normalized(random(random)), limit);
        assertThat(near)
            .hasSize(Math.min(limit, all / every))
            .allMatch(n -> Integer.parseInt(n.owner().substring(4)) % every == 0)
            .isSortedAccordingTo(Near.NEAREST_FIRST)
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void aScopeMeansAllThatItNames() {
    document("shipped-one", 0);
    document("wiki-one", 1);
    keep(Kind.RUNBOOK, "shipped-one", 1, 1, 0, 0);
    keep(Kind.RUNBOOK, "wiki-one", 1, 0, 1, 0);
    keep(Kind.LESSON, "1", 0, 0, 0, 1);
    jdbc.sql(
            """
            update knowledge.documents
            set source = 'wiki', trust = 'unreviewed', version = default where slug = 'wiki-one'
            """)
        .update();

    assertThat(owners(new Scope(Set.of(), Set.of(), Set.of("wiki"), Set.of())))
        .containsExactly("wiki-one");
    assertThat(owners(new Scope(Set.of(), Set.of(), Set.of(), Set.of(Trust.SHIPPED))))
        .containsExactly("shipped-one");
    assertThat(owners(new Scope(Set.of(Kind.LESSON, Kind.RUNBOOK), Set.of(), Set.of(), Set.of())))
        .hasSize(3);
    assertThat(owners(new Scope(Set.of(Kind.LESSON), Set.of(), Set.of("wiki"), Set.of())))
        .isEmpty();
    assertThat(owners(Scope.EVERYTHING)).hasSize(3);
  }

  private List<String> owners(Scope scope) {
    return search.nearest(scope, new float[] {1, 0, 0}, 5).stream().map(Near::owner).toList();
  }

  /** For every service whose number divides its own. */
  private void document(String slug, int number) {
    jdbc.sql(
            """
            insert into knowledge.documents
              (slug, kind, title, alert_names, causes, content_hash, path, services)
            values (:slug, 'runbook', 't', '{}', '{}', 'h', :slug, :services)
            """)
        .param("slug", slug)
        .param(
            "services",
            IntStream.of(1, 2, 10, 100, 1000)
                .filter(every -> number % every == 0)
                .mapToObj(every -> "every-" + every)
                .toArray(String[]::new))
        .update();
  }

  private static float[] random(Random random) {
    float[] vector = new float[384];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private void keep(Kind kind, String owner, int position, float... vector) {
    keep(MODEL, kind, owner, position, vector);
  }

  private void keep(String model, Kind kind, String owner, int position, float... vector) {
    kept.keep(
        new Unembedded(kind, owner, position, "hash", "text"),
        model,
        Vectors.normalized(vector),
        EmbeddingBed.NOW);
  }
}
