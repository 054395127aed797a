package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import java.util.Optional;

/** The one in use where no model is configured. */
final class NoNarrator implements Narrator {

  static final String WORDS = "No model is configured.";

  @Override
  public Optional<String> model() {
    return Optional.empty();
  }

  @Override
  public Narration narrate(Account account, Facts facts) {
    return new Narration.Plain(WORDS);
  }
}
