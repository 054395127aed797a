package dev.hindsight.knowledge.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.KnowledgeDatabase;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class EmbeddingSettingsTest {

  @Configuration
  @EnableConfigurationProperties(EmbeddingSettings.class)
  @Import({
    EmbeddingConfiguration.class,
    JdbcEmbeddings.class,
    EmbeddingWork.class,
    EmbeddingLoop.class
  })
  static class Wiring {}

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(Wiring.class)
          .withBean(JdbcClient.class, KnowledgeDatabase::client)
          // a context closes what it can
          .withBean(DataSource.class, () -> new DelegatingDataSource(KnowledgeDatabase.data()))
          .withBean(TransactionTemplate.class, KnowledgeDatabase::transaction)
          .withBean(Clock.class, Clock::systemUTC);

  @Test
  void theDefaults() {
    application.run(
        context -> {
          assertThat(context.getBean(EmbeddingSettings.class))
              .isEqualTo(
                  new EmbeddingSettings(
                      "all-minilm-l6-v2-q",
                      Duration.ofSeconds(10),
                      Duration.ofSeconds(10),
                      Duration.ofMillis(250),
                      0.22,
                      0.5));
          assertThat(context.getBean(EmbeddingModel.class)).isInstanceOf(InProcessEmbeddings.class);
          assertThat(context.getBean(EmbeddingLoop.class).isRunning()).isTrue();
          assertThat(context.getBean(Embeddings.class).warm()).isFalse();
        });
  }

  @Test
  void everyKey() {
    application
        .withPropertyValues(
            "hindsight.embeddings.model=none",
            "hindsight.embeddings.start-after=1s",
            "hindsight.embeddings.every=2s",
            "hindsight.embeddings.answer-within=3s",
            "hindsight.embeddings.unrelated=0.4",
            "hindsight.embeddings.alike=0.6")
        .run(
            context ->
                assertThat(context.getBean(EmbeddingSettings.class))
                    .isEqualTo(
                        new EmbeddingSettings(
                            "none",
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(3),
                            0.4,
                            0.6)));
  }

  @Test
  void noneMeansThatNothingIsLoaded() {
    application
        .withPropertyValues("hindsight.embeddings.model=none")
        .run(
            context -> {
              assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddingModel.class);
              assertThat(context.getBean(EmbeddingLoop.class).isRunning()).isFalse();
            });
  }

  @Test
  void anotherProvidersModelIsTakenUnderItsName() {
    application
        .withBean(EmbeddingModel.class, () -> new HashedWords(8))
        .withPropertyValues("hindsight.embeddings.model=theirs")
        .run(context -> assertThat(context.getBean(Embeddings.class).name()).isEqualTo("theirs/1"));
  }

  @ParameterizedTest
  @CsvSource({
    "model=,hindsight.embeddings.model",
    "model=unheard-of,hindsight.embeddings.model is 'unheard-of'",
    "every=0s,hindsight.embeddings.every",
    "answer-within=-1s,hindsight.embeddings.answer-within",
    "start-after=-1s,hindsight.embeddings.start-after",
    "alike=0.1,hindsight.embeddings.unrelated",
  })
  void whatCannotWorkIsRefusedByItsKey(String wrong, String named) {
    application
        .withPropertyValues("hindsight.embeddings." + wrong)
        .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(named));
  }
}
