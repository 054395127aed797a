package dev.hindsight.prompts.model;

/** Something that answers questions. */
@FunctionalInterface
interface Model {

  /**
   * Asks once.
   *
   * @throws ModelFailed when there is no answer
   */
  Reply ask(Question question);
}
