package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Plain;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.Narration.Told;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of findings, as it is kept.
 *
 * @param facts the hash of the facts that were told; for others it is void
 * @param prompt the hash of the prompt's template; empty where the model was no help
 */
record Narrated(String facts, Optional<String> prompt, IncidentView.Wording wording) {

  static Narrated of(Facts facts, Narration narration, Bill bill) {
    return switch (narration) {
      case Told told ->
          new Narrated(
              facts.hash(),
              Optional.of(told.prompt()),
              new IncidentView.Wording(
                  told.sentences().stream().map(s -> sentence(facts, s)).toList(),
                  note(told),
                  cost(bill)));
      case Plain(String reason) ->
          new Narrated(
              facts.hash(),
              Optional.empty(),
              new IncidentView.Wording(
                  List.of(), reason + " This is the plain explanation.", cost(bill)));
    };
  }

  boolean tells(Facts other) {
    return facts.equals(other.hash());
  }

  private static IncidentView.Sentence sentence(Facts facts, Sentence sentence) {
    return new IncidentView.Sentence(
        sentence.text(), FactSheet.evidenceOf(facts, sentence.facts()));
  }

  private static @Nullable String cost(Bill bill) {
    return bill.calls() == 0 ? null : bill.words();
  }

  private static String note(Told told) {
    int all = told.sentences().size() + told.leftOut();
    String leftOut =
        told.leftOut() == 0
            ? ""
            : " Left out: %d of its %d sentences, for they said more than that."
                .formatted(told.leftOut(), all);
    return "Worded by %s from the numbered evidence; causes and figures are the engine's.%s"
        .formatted(told.model(), leftOut);
  }
}
