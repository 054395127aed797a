package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Cleaning;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Plain;
import dev.hindsight.prompts.Narration.Told;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import dev.hindsight.prompts.ground.Grounding;
import dev.hindsight.prompts.ground.Grounding.Checked;
import dev.hindsight.prompts.template.PromptTemplate;
import dev.hindsight.prompts.template.PromptTemplate.Rendered;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a model for sentences and lets through what the facts bear out. */
final class ChatTeller implements Teller {

  private static final Logger LOG = LoggerFactory.getLogger(ChatTeller.class);

  private final Model model;
  private final Map<Task, PromptTemplate> prompts = new EnumMap<>(Task.class);

  /**
   * @throws IllegalStateException when a prompt is missing or uses other variables than it declares
   */
  ChatTeller(Model model) {
    this.model = model;
    for (Task task : Task.values()) {
      prompts.put(task, PromptTemplate.load(task.prompt()));
    }
  }

  @Override
  public Narration tell(Telling telling) {
    long start = System.nanoTime();
    try {
      Facts facts = telling.facts().fitting();
      PromptTemplate prompt = prompt(telling.task());
      Rendered rendered = render(prompt, telling, facts);
      Reply reply = model.ask(Question.of(telling.account(), rendered, Answer.class));
      Checked checked =
          new Grounding(facts, Math.max(6, telling.task().sentences()))
              .check(Forms.read(reply.text(), Answer.class).read());
      return judge(
          checked, prompt.hash(), reply.model(), Duration.ofNanos(System.nanoTime() - start));
    } catch (ModelFailed e) {
      LOG.info("told plainly: {}", e.sentence());
      return new Plain(e.sentence());
    } catch (RuntimeException e) {
      LOG.error("no model could be asked", e);
      return new Plain("The model could not be asked.");
    }
  }

  private PromptTemplate prompt(Task task) {
    return Objects.requireNonNull(prompts.get(task));
  }

  private static Rendered render(PromptTemplate prompt, Telling telling, Facts facts) {
    Map<String, String> values = new HashMap<>();
    values.put("facts", facts.text());
    values.put("marker", Marker.fresh());
    values.put("sentences", Integer.toString(telling.task().sentences()));
    telling.question().ifPresent(question -> values.put("question", Cleaning.question(question)));
    return prompt.render(values);
  }

  private static Narration judge(Checked checked, String prompt, String by, Duration took) {
    checked
        .dropped()
        .forEach(dropped -> LOG.info("{} said what is not shown: {}", by, dropped.why()));
    if (!checked.holds()) {
      return new Plain(
          checked.dropped().isEmpty()
              ? "The model said nothing."
              : "The model said what the evidence does not bear out.");
    }
    return new Told(checked.kept(), checked.dropped().size(), prompt, by, took);
  }
}
