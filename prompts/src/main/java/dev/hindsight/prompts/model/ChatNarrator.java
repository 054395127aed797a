package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.ground.Grounding;
import dev.hindsight.prompts.ground.Grounding.Checked;
import dev.hindsight.prompts.template.PromptTemplate;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a model for sentences and lets through what the facts bear out. */
final class ChatNarrator implements Narrator {

  static final String PROMPT = "explain-incident";

  private static final Logger LOG = LoggerFactory.getLogger(ChatNarrator.class);
  private static final int SENTENCES = 5;

  private final SecureRandom random = new SecureRandom();
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
  public Narration narrate(Facts facts) {
    long start = System.nanoTime();
    try {
      List<Sentence> answer = model.ask(render(facts));
      return judge(new Grounding(facts).check(answer), Duration.ofNanos(System.nanoTime() - start));
    } catch (ModelFailed e) {
      LOG.warn("{} was no help: {}", name, e.sentence(), e.getCause());
      return new Narration.Plain(e.sentence());
    } catch (RuntimeException e) {
      LOG.error("{} could not be asked", name, e);
      return new Narration.Plain("The model could not be asked.");
    }
  }

  /** The marker is new each time, so that no line of a log can close the frame around it. */
  private PromptTemplate.Rendered render(Facts facts) {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return prompt.render(
        Map.of(
            "facts", facts.text(),
            "marker", HexFormat.of().formatHex(bytes),
            "sentences", Integer.toString(SENTENCES)));
  }

  private Narration judge(Checked checked, Duration took) {
    checked
        .dropped()
        .forEach(dropped -> LOG.info("{} said what is not shown: {}", name, dropped.why()));
    if (!checked.holds()) {
      return new Narration.Plain(
          checked.dropped().isEmpty()
              ? "The model said nothing."
              : "The model said what the evidence does not bear out.");
    }
    return new Narration.Told(checked.kept(), checked.dropped().size(), prompt.hash(), name, took);
  }
}
