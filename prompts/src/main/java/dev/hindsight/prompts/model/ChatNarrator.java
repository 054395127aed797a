package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import java.util.Optional;

/** Tells incidents by a model. */
record ChatNarrator(String name, Teller teller) implements Narrator {

  @Override
  public Optional<String> model() {
    return Optional.of(name);
  }

  @Override
  public Narration narrate(Account account, Facts facts) {
    return teller.tell(Telling.of(Task.NARRATE, account, facts));
  }
}
