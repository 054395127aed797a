package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.ground.Grounding;
import dev.hindsight.prompts.ground.Grounding.Checked;
import dev.hindsight.prompts.template.PromptTemplate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a model for sentences and lets through what the facts bear out. */
final class ChatNarrator implements Narrator {

  static final String PROMPT = "explain-incident";

  private static final Logger LOG = LoggerFactory.getLogger(ChatNarrator.class);
  private static final int SENTENCES = 5;

  private final String name;
  private final Model model;
  private final PromptTemplate prompt;

  ChatNarrator(String name, Model model, PromptTemplate prompt) {
    this.name = name;
    this.model = model;
    this.prompt = prompt;
  }

  @Override
  public Optional<String> model() {
    return Optional.of(name);
  }

  @Override
  public Narration narrate(Account account, Facts facts) {
    long start = System.nanoTime();
    try {
      Reply reply = model.ask(Question.of(account, render(facts), Answer.class));
      Answer answer = Forms.read(reply.text(), Answer.class);
      return judge(
          new Grounding(facts).check(answer.read()),
          reply.model(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (ModelFailed e) {
      LOG.info("told plainly: {}", e.sentence());
      return new Narration.Plain(e.sentence());
    } catch (RuntimeException e) {
      LOG.error("{} could not be asked", name, e);
      return new Narration.Plain("The model could not be asked.");
    }
  }

  private PromptTemplate.Rendered render(Facts facts) {
    return prompt.render(
        Map.of(
            "facts", facts.text(),
            "marker", Marker.fresh(),
            "sentences", Integer.toString(SENTENCES)));
  }

  private Narration judge(Checked checked, String by, Duration took) {
    checked
        .dropped()
        .forEach(dropped -> LOG.info("{} said what is not shown: {}", by, dropped.why()));
    if (!checked.holds()) {
      return new Narration.Plain(
          checked.dropped().isEmpty()
              ? "The model said nothing."
              : "The model said what the evidence does not bear out.");
    }
    return new Narration.Told(checked.kept(), checked.dropped().size(), prompt.hash(), by, took);
  }
}
