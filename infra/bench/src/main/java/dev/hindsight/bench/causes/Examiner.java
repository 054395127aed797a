package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Explanation;
import dev.hindsight.knowledge.Explanations;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Asks the engine about cases: once as they are, and again with evidence or knowledge missing. */
public record Examiner(Taught taught) {

  private static final int WARM_UP = 30;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int SENTENCES = 5;
  private static final int CHARS = 600;

  /** In the order of the cases. */
  public List<Outcome> examine(List<Case> cases) {
    cases.stream().limit(WARM_UP).forEach(this::answer);
    return cases.stream().map(this::examine).toList();
  }

  Outcome examine(Case one) {
    Answer answer = answer(one);
    return new Outcome(one, answer, faith(one, answer), unknown(one));
  }

  Answer answer(Case one) {
    CauseRanking engine = taught.engine(one);
    long start = System.nanoTime();
    RankedCauses ranked = engine.rank(one.symptoms(), List.of());
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    return new Answer(ranked, explanation(one.symptoms(), ranked), millis);
  }

  /** As it is shown: at most five sentences and 600 characters. */
  static String explanation(Symptoms symptoms, RankedCauses ranked) {
    String text =
        String.join(
            " ",
            Explanations.explain(symptoms, ranked).stream()
                .limit(SENTENCES)
                .map(Explanation::sentence)
                .toList());
    return text.substring(0, Math.min(CHARS, text.length()));
  }

  private Optional<Outcome.Faith> faith(Case one, Answer answer) {
    Cause first = answer.first();
    Set<Integer> cited = new HashSet<>(first.evidenceFor());
    cited.removeIf(number -> one.pointer(number).isEmpty());
    if (!answer.alarm() || cited.isEmpty()) {
      return Optional.empty();
    }
    RankedCauses without = rank(one, one.without(cited));
    RankedCauses only = rank(one, one.keeping(cited));
    double left = new Answer(without, "", 0).probability(first.category());
    return Optional.of(
        new Outcome.Faith(
            left < first.probability(), only.best().category().equals(first.category())));
  }

  private OptionalDouble unknown(Case one) {
    if (!one.faulty()) {
      return OptionalDouble.empty();
    }
    CauseRanking engine = taught.engine(one, Categories.causes(one.accepted()));
    return OptionalDouble.of(engine.rank(one.symptoms(), List.of()).somethingNew());
  }

  private RankedCauses rank(Case one, Symptoms symptoms) {
    return taught.engine(one).rank(symptoms, List.of());
  }
}
