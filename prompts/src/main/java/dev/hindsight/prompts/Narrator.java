package dev.hindsight.prompts;

import java.util.Optional;

/** Puts facts into words; a model may do it, so it is slow and may fail, but it never throws. */
public interface Narrator {

  /** The name of the model in use; empty where none is configured. */
  Optional<String> model();

  /** Tells the facts; blocks until there is an answer or the deadline has passed. */
  Narration narrate(Facts facts);
}
