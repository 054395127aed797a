package dev.hindsight.local.model;

import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.model.ModelSettings;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** The bot's narrator without the bot. */
final class Narrators {

  private Narrators() {}

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(basePackageClasses = ModelSettings.class)
  @EnableConfigurationProperties(ModelSettings.class)
  static class Narrating {}

  /** Put together as in the bot, from {@code hindsight.model.…}. */
  static Narrator with(Map<String, Object> settings) {
    return bot(settings).getBean(Narrator.class);
  }

  /** All that asks a model. */
  static AnnotationConfigApplicationContext bot(Map<String, Object> settings) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.register(Narrating.class);
    context.refresh();
    return context;
  }
}
