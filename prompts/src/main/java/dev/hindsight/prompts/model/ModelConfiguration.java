package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.template.PromptTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses who tells; prompts and the key are read at the start, so that a mistake shows then. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  Narrator narrator(ModelSettings settings) {
    PromptTemplate prompt = PromptTemplate.load(ChatNarrator.PROMPT);
    return settings.wanted()
        ? new ChatNarrator(settings.name(), new OpenAiModel(settings, settings.key()), prompt)
        : new NoNarrator();
  }
}
