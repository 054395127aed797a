package dev.hindsight.knowledge.embed;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses the model by its name, and the search by what there is. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration {

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
  JdbcVectorSearches vectorSearches(
      DataSource database,
      TransactionTemplate transaction,
      JdbcEmbeddings embeddings,
      Embeddings model) {
    return new JdbcVectorSearches(database, transaction, embeddings, model.name());
  }

  @Bean
  VectorSearch vectorSearch(JdbcVectorSearches searches) {
    return searches.chosen();
  }

  private static EmbeddingModel unknown(EmbeddingSettings settings) {
    throw new IllegalStateException(
        "hindsight.embeddings.model is '%s': it is %s, or %s for a search by words only"
            .formatted(settings.model(), InProcessEmbeddings.NAME, EmbeddingSettings.NONE));
  }
}
