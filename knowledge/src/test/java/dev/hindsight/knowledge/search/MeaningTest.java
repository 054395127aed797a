package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.embed.EmbeddingBed;
import dev.hindsight.knowledge.embed.Near;
import dev.hindsight.knowledge.embed.VectorSearch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Vectors may be cold, late or broken: a search is answered in its time all the same. */
class MeaningTest {

  private static final VectorSearch ONE =
      (kind, question, limit) ->
          List.of(
              new Near(Match.Kind.LESSON, "7", 0, 0.99),
              new Near(Match.Kind.LESSON, "8", 0, 0.36),
              new Near(Match.Kind.LESSON, "9", 0, 0.1));

  @Test
  void nothingIsAskedOfAColdModel() {
    EmbeddingBed cold = EmbeddingBed.toy();

    try (Meaning meaning = new Meaning(cold.embeddings(), ONE, cold.settings())) {
      assertThat(meaning.near("text", Scope.EVERYTHING, 5)).isEqualTo(Meaning.Nearest.NOTHING);
    }
    assertThat(cold.embeddings().warm()).isFalse();
  }

  @Test
  void onlyTheRelatedAreNear() {
    try (Meaning meaning = warm(ONE)) {
      Meaning.Nearest near = meaning.near("text", Scope.EVERYTHING, 5);

      assertThat(near.nearest())
          .extracting(Near::owner, one -> Math.round(near.share(one) * 100))
          .containsExactly(tuple("7", 100L), tuple("8", 18L));
    }
  }

  @Test
  void wordsMustDoWhenItIsLateAndTheNextOneIsAnsweredAgain() {
    CountDownLatch never = new CountDownLatch(1);
    VectorSearch stalls =
        (kind, question, limit) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    try (Meaning meaning = warm(stalls)) {
      for (int i = 0; i < 5; i++) {
        long from = System.nanoTime();
        assertThat(meaning.near("text", Scope.EVERYTHING, 5)).isEqualTo(Meaning.Nearest.NOTHING);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
      }
    }
  }

  @Test
  void wordsMustDoWhenItFails() {
    VectorSearch broken =
        (kind, question, limit) -> {
          throw new IllegalStateException("no such column");
        };
    try (Meaning meaning = warm(broken)) {
      assertThat(meaning.near("text", Scope.EVERYTHING, 5)).isEqualTo(Meaning.Nearest.NOTHING);
    }
  }

  private static Meaning warm(VectorSearch vectors) {
    EmbeddingBed bed = EmbeddingBed.toy();
    bed.embeddings().of("ready");
    return new Meaning(bed.embeddings(), vectors, bed.settings());
  }
}
