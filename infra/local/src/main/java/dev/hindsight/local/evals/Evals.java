package dev.hindsight.local.evals;

import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Drafter;
import dev.hindsight.prompts.Investigator;
import dev.hindsight.prompts.ScriptDrafter;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import dev.hindsight.prompts.model.ModelSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** Runs cases against a model: the scripted one, which repeats recorded answers, or a real one. */
public final class Evals implements AutoCloseable {

  /** Each case is asked, whatever became of the one before it. */
  private static final Map<String, Object> PATIENT =
      Map.of("hindsight.model.deadline", "60s", "hindsight.model.rest", "0s");

  private final ScriptedModel scripted;
  private final boolean real;
  private final AnnotationConfigApplicationContext bot;

  /**
   * Puts together all that asks a model, as in the bot.
   *
   * @param model what the bot is told of a real model; empty for the scripted one
   */
  public Evals(Clock clock, Map<String, String> model) throws IOException {
    scripted = ScriptedModel.start(clock);
    real = !model.isEmpty();
    Map<String, Object> settings = new HashMap<>(PATIENT);
    settings.putAll(
        real
            ? model
            : Map.of(
                "hindsight.model.base-url",
                scripted.url().toString(),
                "hindsight.model.name",
                ScriptedModel.NAME));
    bot = new AnnotationConfigApplicationContext();
    bot.getEnvironment().getPropertySources().addFirst(new MapPropertySource("evals", settings));
    bot.registerBean(Clock.class, () -> clock);
    bot.register(Asking.class);
    bot.refresh();
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(basePackageClasses = ModelSettings.class)
  @EnableConfigurationProperties(ModelSettings.class)
  static class Asking {}

  /** What is wrong with what becomes of this case; nothing where all is well. */
  public List<String> run(EvalCase wanted) {
    scripted.repeat(wanted.answers());
    Outcome outcome = outcome(wanted);
    return Scorer.ALL.stream()
        .flatMap(scorer -> scorer.objection(wanted, outcome).stream())
        .map(objection -> "%s: %s".formatted(wanted.name(), objection))
        .toList();
  }

  /** Whether a case says something about this model; a recorded slip says nothing of a real one. */
  public boolean concerns(EvalCase wanted) {
    return !real || wanted.answers().isEmpty();
  }

  private Outcome outcome(EvalCase wanted) {
    Account account = Account.of(wanted.task());
    return switch (wanted.task()) {
      case "draft" ->
          Outcome.of(
              bot.getBean(Drafter.class)
                  .draft(account, wanted.facts(), wanted.options(), Optional.empty()));
      case "script" -> Outcome.of(bot.getBean(ScriptDrafter.class).draft(account, wanted.facts()));
      case "investigate" ->
          Outcome.of(
              bot.getBean(Investigator.class)
                  .investigate(account, wanted.facts(), wanted.tools(), _ -> true));
      case String word -> {
        Task task = Task.valueOf(word.toUpperCase(Locale.ROOT));
        yield Outcome.of(
            bot.getBean(Teller.class)
                .tell(new Telling(task, account, wanted.facts(), wanted.question())));
      }
    };
  }

  @Override
  public void close() {
    bot.close();
    scripted.close();
  }
}
