package dev.hindsight.prompts;

import java.util.Optional;

/** Puts facts into words; a model may do it, so it is slow and may fail, but it never throws. */
public interface Narrator {

  /** The name of the model that is asked first; empty where none is configured. */
  Optional<String> model();

  /** Tells the facts; blocks until there is an answer or the deadline has passed. */
  Narration narrate(Account account, Facts facts);

  /** The same for nobody's account. */
  default Narration narrate(Facts facts) {
    return narrate(Account.of("narrate"), facts);
  }
}
