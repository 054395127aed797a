package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has what rules made of pasted lines told by a model; without one the rules' words are all. */
@Component
class ToldText implements TextDesk {

  private final TextExplainer rules;
  private final Narrator narrator;
  private final Teller teller;

  ToldText(TextExplainer rules, Narrator narrator, Teller teller) {
    this.rules = rules;
    this.narrator = narrator;
    this.teller = teller;
  }

  @Override
  public TextView explain(String text, Optional<String> channel) {
    TextView plain = rules.explain(text);
    Known known = Known.of(plain);
    boolean silent = narrator.model().isEmpty() || known.facts().all().isEmpty();
    return silent ? plain : plain.told(told(known, channel));
  }

  private IncidentView.Wording told(Known known, Optional<String> channel) {
    Account account = new Account(Task.EXPLAIN.word(), Optional.empty(), channel);
    return switch (teller.tell(Telling.of(Task.EXPLAIN, account, known.facts()))) {
      case Narration.Told told ->
          new IncidentView.Wording(
              told.sentences().stream()
                  .map(
                      s ->
                          new IncidentView.Sentence(
                              s.text(), FactSheet.evidenceOf(known.facts(), s.facts())))
                  .toList(),
              "Worded by %s from these lines and what rules made of them.".formatted(told.model()),
              null);
      case Narration.Plain(String reason) ->
          new IncidentView.Wording(List.of(), reason + " This is the plain explanation.", null);
    };
  }
}
