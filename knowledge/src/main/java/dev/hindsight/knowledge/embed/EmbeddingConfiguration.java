package dev.hindsight.knowledge.embed;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses the model by its name, and the search by what the server can do. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingConfiguration.class);

  @Bean
  @ConditionalOnProperty(
      name = "hindsight.embeddings.model",
      havingValue = InProcessEmbeddings.NAME,
      matchIfMissing = true)
  EmbeddingModel inProcessEmbeddings() {
    return new InProcessEmbeddings();
  }

  @Bean
  Embeddings embeddings(EmbeddingSettings settings, ObjectProvider<EmbeddingModel> models) {
    if (!settings.wanted()) {
      return new Embeddings(settings, Optional.empty());
    }
    return new Embeddings(settings, Optional.of(models.getIfAvailable(() -> unknown(settings))));
  }

  @Bean
  VectorSearch vectorSearch(JdbcClient jdbc, JdbcEmbeddings embeddings, Embeddings model) {
    VectorSearch search = vectorSearch(jdbc, embeddings, model.name());
    LOG.info(
        "vectors of {} are searched {}",
        model.name(),
        search instanceof PgVectorSearch ? "by pgvector" : "in memory: the server has no pgvector");
    return search;
  }

  private static EmbeddingModel unknown(EmbeddingSettings settings) {
    throw new IllegalStateException(
        "hindsight.embeddings.model is '%s': it is %s, or %s for a search by words only"
            .formatted(settings.model(), InProcessEmbeddings.NAME, EmbeddingSettings.NONE));
  }

  /** The migration made the column where it could. */
  static VectorSearch vectorSearch(JdbcClient jdbc, JdbcEmbeddings embeddings, String model) {
    boolean column =
        jdbc.sql(
                """
                select exists (select from pg_attribute
                  where attrelid = 'knowledge.embeddings'::regclass and attname = 'meaning'
                    and not attisdropped)
                """)
            .query(Boolean.class)
            .single();
    return column
        ? new PgVectorSearch(jdbc, model)
        : new ExactScanSearch(embeddings, new Attributes(jdbc), model);
  }
}
