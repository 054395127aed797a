package dev.hindsight.knowledge.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match.Kind;
import dev.hindsight.knowledge.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Memory while the vectors fit there, the index from then on. */
class ChosenSearchTest {

  private static final String MODEL = "toy/1";
  private static final Near INDEXED = new Near(Kind.LESSON, "indexed", 0, 1);

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcEmbeddings kept = new JdbcEmbeddings(jdbc, KnowledgeDatabase.transaction());
  private final AtomicInteger made = new AtomicInteger();
  private final VectorSearch index =
      new VectorSearch() {
        @Override
        public List<Near> nearest(Scope scope, float[] question, int limit) {
          return List.of(INDEXED);
        }

        @Override
        public void keepUp() {
          made.incrementAndGet();
        }
      };

  @Test
  void theIndexTakesOverWhereMemoryEnds() {
    ChosenSearch search = chosen(Optional.of(index), 10);
    keep(0, 10);
    assertThat(nearest(search)).hasSize(10).doesNotContain(INDEXED);
    search.keepUp();
    assertThat(made).hasValue(0);

    keep(10, 11);
    assertThat(nearest(search)).containsExactly(INDEXED);
    search.keepUp();
    assertThat(made).hasValue(1);
  }

  @Test
  void withoutPgvectorMemoryHasToDo() {
    keep(0, 20);

    assertThat(nearest(chosen(Optional.empty(), 10))).hasSize(20);
  }

  private ChosenSearch chosen(Optional<VectorSearch> other, int most) {
    return new ChosenSearch(
        new ExactScanSearch(kept, new JdbcAttributes(jdbc), MODEL), other, most);
  }

  private static List<Near> nearest(VectorSearch search) {
    return search.nearest(Scope.EVERYTHING, new float[] {1, 0}, 50);
  }

  private void keep(int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i ->
                kept.keep(
                    new Unembedded(Kind.LESSON, "" + i, 0, "hash", "text"),
                    MODEL,
                    Vectors.normalized(new float[] {i, 1}),
                    EmbeddingBed.NOW));
  }
}
