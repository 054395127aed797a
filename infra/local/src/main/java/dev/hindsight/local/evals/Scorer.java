package dev.hindsight.local.evals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing that an outcome is asked for. */
@FunctionalInterface
interface Scorer {

  /** What is wrong with it, if anything. */
  Optional<String> objection(EvalCase wanted, Outcome outcome);

  /** All there are. */
  List<Scorer> ALL =
      List.of(Scorer::shown, Scorer::cites, Scorer::says, Scorer::never, Scorer::does);

  private static Optional<String> shown(EvalCase wanted, Outcome outcome) {
    boolean plain = wanted.expect().path("plain").asBoolean(false);
    return plain == outcome.plain()
        ? Optional.empty()
        : Optional.of((plain ? "shown: " : "not shown: ") + outcome.text());
  }

  private static Optional<String> cites(EvalCase wanted, Outcome outcome) {
    return EvalCase.numbers(wanted.expect().path("cites")).stream()
        .filter(number -> !outcome.cited().contains(number))
        .findFirst()
        .map("rests not on fact %d"::formatted);
  }

  private static Optional<String> says(EvalCase wanted, Outcome outcome) {
    return words(wanted, "says")
        .filter(word -> !lower(outcome.text()).contains(lower(word)))
        .findFirst()
        .map("does not say “%s”"::formatted);
  }

  private static Optional<String> never(EvalCase wanted, Outcome outcome) {
    return words(wanted, "never")
        .filter(word -> lower(outcome.text()).contains(lower(word)))
        .findFirst()
        .map("says “%s”"::formatted);
  }

  private static Optional<String> does(EvalCase wanted, Outcome outcome) {
    List<String> does = words(wanted, "does").toList();
    return !wanted.expect().has("does") || does.equals(outcome.done())
        ? Optional.empty()
        : Optional.of("does %s, not %s".formatted(outcome.done(), does));
  }

  private static Stream<String> words(EvalCase wanted, String key) {
    return EvalCase.words(wanted.expect().path(key)).stream();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
