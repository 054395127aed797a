package dev.hindsight.knowledge.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match.Kind;
import dev.hindsight.knowledge.Scope;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The embedded PostgreSQL has no pgvector. */
class ExactScanSearchTest extends VectorSearchContract {

  private static final int TURNS = 60;

  @Override
  JdbcClient jdbc() {
    return KnowledgeDatabase.empty();
  }

  @Override
  TransactionTemplate transaction() {
    return KnowledgeDatabase.transaction();
  }

  @Override
  VectorSearch search(JdbcClient jdbc, JdbcEmbeddings kept, String model) {
    return new ExactScanSearch(kept, new JdbcAttributes(jdbc), model);
  }

  /** One text's row is given to another again and again, while a third asks for one of them. */
  @Test
  void aRowThatChangesHandsIsNeverFoundOutOfScope() {
    JdbcClient jdbc = jdbc();
    JdbcEmbeddings kept = new JdbcEmbeddings(jdbc, transaction());
    VectorSearch search = search(jdbc, kept, "toy/2");
    float[] vector = {1, 0, 0};
    CompletableFuture<Void> turns =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < TURNS; i++) {
                jdbc.sql("delete from knowledge.embeddings").update();
                Kind kind = i % 2 == 0 ? Kind.LESSON : Kind.RUNBOOK;
                kept.keep(
                    new Unembedded(kind, "" + i, 0, "hash", ""), "toy/2", vector, EmbeddingBed.NOW);
                assertThat(search.nearest(Scope.EVERYTHING, vector, 5)).hasSizeLessThan(2);
              }
            });
    while (!turns.isDone()) {
      assertThat(search.nearest(Scope.of(Kind.LESSON), vector, 5))
          .allMatch(near -> near.kind() == Kind.LESSON);
    }
    turns.join();
  }
}
