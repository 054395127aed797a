package dev.hindsight.bot.digest;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has a model tell the week, where there is one. */
@Component
class ToldWeek implements WeekWords {

  private final Narrator narrator;
  private final Teller teller;

  ToldWeek(Narrator narrator, Teller teller) {
    this.narrator = narrator;
    this.teller = teller;
  }

  @Override
  public Optional<Wording> of(Figures figures) {
    return figures.isQuiet() || narrator.model().isEmpty()
        ? Optional.empty()
        : Optional.of(told(figures));
  }

  private Wording told(Figures figures) {
    Account account = Account.of(Task.DIGEST.word());
    return switch (teller.tell(Telling.of(Task.DIGEST, account, WeekFacts.of(figures)))) {
      case Narration.Told told ->
          new Wording(
              told.sentences().stream().map(Narration.Sentence::text).toList(),
              "Worded by %s from these figures; the figures count.".formatted(told.model()));
      case Narration.Plain(String reason) -> new Wording(List.of(), reason);
    };
  }
}
