package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Budget;
import dev.hindsight.prompts.Drafter;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Investigator;
import dev.hindsight.prompts.Meter;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.ScriptDrafter;
import dev.hindsight.prompts.Teller;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses who answers; prompts and keys are read at the start, so that a mistake shows then. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  Narrator narrator(ModelSettings settings, Teller teller) {
    return settings.wanted() ? new ChatNarrator(settings.name(), teller) : new NoNarrator();
  }

  @Bean
  Teller teller(ModelSettings settings, Model models) {
    return settings.wanted() ? new ChatTeller(models) : _ -> new Narration.Plain(NoNarrator.WORDS);
  }

  @Bean
  Drafter drafter(ModelSettings settings, Model models) {
    return settings.wanted()
        ? new ChatDrafter(models)
        : (_, _, _, _) -> new Drafter.Draft.None(NoNarrator.WORDS);
  }

  @Bean
  ScriptDrafter scriptDrafter(ModelSettings settings, Model models) {
    return settings.wanted()
        ? new ChatScriptDrafter(models)
        : (_, _) -> new ScriptDrafter.ScriptDraft.None(NoNarrator.WORDS);
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

  @Bean
  Investigator investigator(ModelSettings settings, Model models) {
    return settings.wanted()
        ? new ChatInvestigator(models)
        : (_, facts, _, _) ->
            new Inquiry(facts, List.of(), List.of(), "Inconclusive. " + NoNarrator.WORDS, "");
  }

  @Bean
  Model models(ModelSettings settings, ObjectProvider<Meter> meter, Clock clock) {
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
