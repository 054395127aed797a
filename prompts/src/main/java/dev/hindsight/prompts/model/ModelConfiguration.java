package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Budget;
import dev.hindsight.prompts.Meter;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.template.PromptTemplate;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses who answers; prompts and keys are read at the start, so that a mistake shows then. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  Narrator narrator(ModelSettings settings, ObjectProvider<Meter> meter, Clock clock) {
    PromptTemplate prompt = PromptTemplate.load(ChatNarrator.PROMPT);
    return settings.wanted()
        ? new ChatNarrator(settings.name(), models(settings, meter, clock), prompt)
        : new NoNarrator();
  }

  @Bean
  Budget modelBudget(ModelSettings settings) {
    Caps cap = settings.cap();
    return new Budget(
        cap.incident(),
        cap.channel(),
        cap.day(),
        cap.tokens(),
        settings.currency(),
        settings.endpoints().stream().allMatch(endpoint -> endpoint.price() != null));
  }

  private static Models models(ModelSettings settings, ObjectProvider<Meter> meter, Clock clock) {
    settings.endpoints().forEach(ModelEndpoint::key);
    return new Models(
        settings.endpoints().stream()
            .map(
                endpoint ->
                    new Line(endpoint, settings.limits(), new Breaker(settings.rest(), clock)))
            .toList(),
        (account, model, most) -> meter.getIfAvailable(() -> Meter.NONE).open(account, model, most),
        settings.deadline());
  }
}
