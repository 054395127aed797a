package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.KnowledgeDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The background work and the search over a test's database, by a model of the test's choice. */
public final class EmbeddingBed {

  static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

  private final EmbeddingSettings settings;
  private final Embeddings embeddings;
  private final JdbcEmbeddings kept;
  private final VectorSearch search;

  EmbeddingBed(
      JdbcClient jdbc, TransactionTemplate transaction, String name, EmbeddingModel model) {
    this(
        jdbc,
        transaction,
        settings(name, Duration.ofMillis(name.equals("toy") ? 200 : 5000)),
        model);
  }

  private EmbeddingBed(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      EmbeddingSettings settings,
      EmbeddingModel model) {
    this.settings = settings;
    embeddings = new Embeddings(settings, Optional.of(model));
    kept = new JdbcEmbeddings(jdbc, transaction);
    search = new ExactScanSearch(kept, new JdbcAttributes(jdbc), embeddings.name());
  }

  private EmbeddingBed() {
    settings = settings(EmbeddingSettings.NONE, Duration.ofSeconds(5));
    embeddings = new Embeddings(settings, Optional.empty());
    kept = new JdbcEmbeddings(KnowledgeDatabase.client(), KnowledgeDatabase.transaction());
    search = (kind, question, limit) -> List.of();
  }

  /** No model at all. */
  public static EmbeddingBed without() {
    return new EmbeddingBed();
  }

  /** A small model of no worth, cold, that is soon given up. */
  public static EmbeddingBed toy() {
    return new EmbeddingBed(
        KnowledgeDatabase.client(), KnowledgeDatabase.transaction(), "toy", new HashedWords(8));
  }

  /** The same, waited for as long as a busy machine may take. */
  public static EmbeddingBed patientToy() {
    return new EmbeddingBed(
        KnowledgeDatabase.client(),
        KnowledgeDatabase.transaction(),
        settings("toy", Duration.ofMinutes(2)),
        new HashedWords(8));
  }

  /** The model that is shipped. */
  public static EmbeddingBed shipped(JdbcClient jdbc, TransactionTemplate transaction) {
    return new EmbeddingBed(jdbc, transaction, InProcessEmbeddings.NAME, Shipped.MODEL);
  }

  static EmbeddingSettings settings(String model, Duration within) {
    return new EmbeddingSettings(model, Duration.ZERO, Duration.ofMillis(50), within, 0.22, 0.5);
  }

  public EmbeddingSettings settings() {
    return settings;
  }

  public Embeddings embeddings() {
    return embeddings;
  }

  public VectorSearch search() {
    return search;
  }

  JdbcEmbeddings kept() {
    return kept;
  }

  EmbeddingWork work() {
    return workAt(NOW);
  }

  EmbeddingWork workAt(Instant now) {
    return new EmbeddingWork(kept, embeddings, search, Clock.fixed(now, ZoneOffset.UTC));
  }

  /** Everything that there is to embed. */
  public EmbeddingBed embedAll() {
    EmbeddingWork work = work();
    work.warmUp();
    while (work.batch() > 0) {
      continue;
    }
    work.forget();
    return this;
  }

  /** Loaded once for all tests of the JVM. */
  private static final class Shipped {
    private static final EmbeddingModel MODEL = new Remembering(new InProcessEmbeddings());
  }
}
