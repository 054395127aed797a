package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Plain;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.Narration.Told;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of findings, as it is kept.
 *
 * @param facts the hash of the facts that were told
 * @param prompt the hash of the prompt's template; empty where the model was no help
 * @param cause the first cause and how sure it was, in words; empty where none was found
 * @param rests for each sentence of the wording, in their order, the facts it cites, in words
 */
record Narrated(
    String facts,
    Optional<String> prompt,
    IncidentView.Wording wording,
    Optional<String> cause,
    List<List<String>> rests) {

  /** Rows of an earlier version name no facts, and are void once any is another. */
  @SuppressWarnings("NullAway") // what a row does not have is null here
  Narrated {
    rests = rests == null ? List.of() : List.copyOf(rests);
  }

  static Narrated of(Facts facts, Narration narration, Bill bill) {
    return switch (narration) {
      case Told told ->
          new Narrated(
              facts.hash(),
              Optional.of(told.prompt()),
              new IncidentView.Wording(
                  told.sentences().stream().map(s -> sentence(facts, s)).toList(),
                  note(told),
                  cost(bill)),
              cause(facts),
              told.sentences().stream().map(s -> cited(facts, s)).toList());
      case Plain(String reason) ->
          new Narrated(
              facts.hash(),
              Optional.empty(),
              new IncidentView.Wording(
                  List.of(), reason + " This is the plain explanation.", cost(bill)),
              cause(facts),
              List.of());
    };
  }

  /**
   * What of it is about these facts: all where they are the same, else, while the first cause is as
   * sure as it was, each sentence whose facts stand as they stood; empty where less than half would
   * be left.
   */
  Optional<IncidentView.Wording> about(Facts now) {
    if (facts.equals(now.hash())) {
      return Optional.of(wording);
    }
    List<IncidentView.Sentence> standing =
        cause.equals(cause(now))
            ? IntStream.range(0, rests.size())
                .mapToObj(i -> standing(i, now))
                .flatMap(Optional::stream)
                .toList()
            : List.of();
    return Optional.of(standing)
        .filter(some -> !some.isEmpty() && 2 * some.size() >= wording.sentences().size())
        .map(some -> new IncidentView.Wording(some, wording.note(), wording.cost()));
  }

  private Optional<IncidentView.Sentence> standing(int sentence, Facts now) {
    List<Integer> numbers =
        now.all().stream()
            .filter(fact -> rests.get(sentence).contains(fact.said()))
            .map(Fact::number)
            .toList();
    Set<String> there = now.all().stream().map(Fact::said).collect(Collectors.toSet());
    return Optional.of(wording.sentences().get(sentence).text())
        .filter(_ -> there.containsAll(rests.get(sentence)))
        .map(text -> new IncidentView.Sentence(text, FactSheet.evidenceOf(now, numbers)));
  }

  private static List<String> cited(Facts facts, Sentence sentence) {
    return sentence.facts().stream()
        .flatMap(number -> facts.find(number).stream())
        .map(Fact::said)
        .toList();
  }

  private static Optional<String> cause(Facts facts) {
    return facts.causes().stream().findFirst().map(Fact::said);
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
