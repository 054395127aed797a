package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.template.PromptTemplate.Rendered;
import java.util.List;

/** Something that answers a prompt with sentences. */
@FunctionalInterface
interface Model {

  /**
   * Asks once.
   *
   * @throws ModelFailed when there is no answer that can be read
   */
  List<Sentence> ask(Rendered prompt);
}
