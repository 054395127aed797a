package dev.hindsight.prompts.ground;

import java.util.List;
import java.util.Optional;

/** One thing that a sentence must not do. */
@FunctionalInterface
interface Rule {

  /**
   * What speaks against it, if anything.
   *
   * @param words the sentence's tokens
   */
  Optional<String> objection(List<String> words, Cited cited);

  static Optional<String> unless(boolean holds, String objection) {
    return holds ? Optional.empty() : Optional.of(objection);
  }
}
