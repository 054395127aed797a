package dev.hindsight.bench.search;

import dev.hindsight.HindsightApplication;
import dev.hindsight.local.postgres.EmbeddedPostgres;
import java.util.function.UnaryOperator;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The unmodified bot in this JVM, without web and chat, embedding from its first moment on. */
final class Bot {

  private Bot() {}

  /**
   * @param model what to put in the place of the product's model
   */
  static ConfigurableApplicationContext start(
      EmbeddedPostgres postgres, UnaryOperator<EmbeddingModel> model) {
    SpringApplication spring = new SpringApplication(HindsightApplication.class);
    spring.addInitializers(
        context -> context.getBeanFactory().addBeanPostProcessor(replacing(model)));
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    spring.setRegisterShutdownHook(false);
    return spring.run(
        "--spring.main.banner-mode=off",
        "--logging.level.root=error",
        "--logging.level.dev.hindsight=warn",
        "--logging.level.org.apache.lucene=error",
        "--db-scheduler.enabled=false",
        "--hindsight.slack.bot-token=",
        "--hindsight.embeddings.start-after=0s",
        "--hindsight.embeddings.every=1s",
        // every answer is to be the full one
        "--hindsight.embeddings.answer-within=60s",
        "--spring.datasource.url=" + postgres.jdbcUrl(),
        "--spring.datasource.username=" + postgres.user(),
        "--spring.datasource.password=" + postgres.password());
  }

  private static BeanPostProcessor replacing(UnaryOperator<EmbeddingModel> model) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof EmbeddingModel found ? model.apply(found) : bean;
      }
    };
  }
}
