package dev.hindsight.bench.scale;

import dev.hindsight.HindsightApplication;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The unmodified bot in this JVM, without web, chat and workers. */
public final class Product {

  private static final List<String> QUIET =
      List.of(
          "--spring.main.banner-mode=off",
          "--logging.level.root=error",
          "--logging.level.dev.hindsight=error",
          "--logging.level.org.springframework.boot=off",
          "--db-scheduler.enabled=false",
          "--hindsight.slack.bot-token=",
          // the bench makes the vectors
          "--hindsight.embeddings.start-after=3650d",
          "--hindsight.embeddings.answer-within=10s");

  private Product() {}

  /** Its settings are Spring's arguments. */
  public static ConfigurableApplicationContext start(List<String> settings) {
    SpringApplication spring = new SpringApplication(HindsightApplication.class);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    spring.setRegisterShutdownHook(false);
    spring.addInitializers(
        context -> context.getBeanFactory().addBeanPostProcessor(new Remembering()));
    return spring.run(Stream.concat(QUIET.stream(), settings.stream()).toArray(String[]::new));
  }

  private static final class Remembering implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof EmbeddingModel model ? new Remembered(model) : bean;
    }
  }
}
