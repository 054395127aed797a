package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The rule about numbers: each stands in a fact about what the sentence names, and keeps there what
 * it counts, its unit, and the other half of its ratio; nothing is said to be more or less than it.
 */
final class Quantities {

  private static final Pattern QUANTITY =
      Pattern.compile("(?i)\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:[KMGT]i?B?|[munµ]?s|m|h|d|%)?");

  /** They make another number of the one they stand before. */
  private static final Set<String> BOUNDS =
      Set.of("above", "below", "under", "over", "less", "fewer", "more", "than", "up", "nearly");

  private static final Set<String> TIMES =
      Set.of("ms", "second", "minute", "hour", "day", "week", "month");

  private static final Set<String> OTHERS =
      Set.of("%", "byte", "time", "pod", "replica", "node", "request", "error", "connection");

  private static final Map<String, String> SHORT =
      Map.of(
          "millisecond",
          "ms",
          "s",
          "second",
          "sec",
          "second",
          "m",
          "minute",
          "min",
          "minute",
          "h",
          "hour",
          "d",
          "day",
          "percent",
          "%");

  private Quantities() {}

  static Optional<String> objection(List<String> words, Cited cited) {
    List<String> said = shortened(words);
    for (int i = 0; i < said.size(); i++) {
      String word = said.get(i);
      if (Lexicon.NUMBERS.contains(Tokens.lower(word)) && !cited.has(word)) {
        return Optional.of("“%s” is not in its facts".formatted(word));
      }
      if (QUANTITY.matcher(word).matches()) {
        if (!counts(said, i, cited)) {
          return Optional.of("%s counts something else in its facts".formatted(word));
        }
        if (bounded(said, i, cited)) {
          return Optional.of("it makes more or less of %s".formatted(word));
        }
      }
    }
    return Optional.empty();
  }

  /** "2 out of 3" is "2 of 3". */
  private static List<String> shortened(List<String> words) {
    List<String> all = new ArrayList<>(words);
    IntStream.range(0, words.size() - 1)
        .map(i -> words.size() - 2 - i)
        .filter(i -> words.get(i).equals("out") && words.get(i + 1).equals("of"))
        .forEach(all::remove);
    return all;
  }

  private static boolean counts(List<String> words, int at, Cited cited) {
    Set<String> objects = NamedObjects.named(words, cited);
    return cited.facts().stream()
        .filter(fact -> NamedObjects.about(fact, objects))
        .anyMatch(fact -> counts(words, at, fact));
  }

  private static boolean counts(List<String> words, int at, Fact fact) {
    String number = words.get(at);
    return Clauses.of(fact).stream()
        .anyMatch(
            clause ->
                IntStream.range(0, clause.size())
                    .anyMatch(
                        i ->
                            clause.get(i).equals(number)
                                ? keeps(words, at, clause, i)
                                : ofName(words, at, Tokens.parts(clause.get(i)))));
  }

  /** "3 times in 5 minutes" is not "5 times", nor "5 hours", and "2 of 3" is not "all 3". */
  private static boolean keeps(List<String> words, int at, List<String> clause, int i) {
    Optional<String> before = neighbour(clause, i, -1);
    Optional<String> after = neighbour(clause, i, 1);
    boolean beside =
        same(neighbour(words, at, -1), before)
            || same(neighbour(words, at, 1), after)
            || same(neighbour(words, at, 1), before)
            || same(Optional.of(at(words, at + 2)), before)
            || (before.isEmpty() && after.isEmpty());
    return beside
        && unit(words, at).equals(unit(clause, i, words, at))
        && ratio(words, at, clause, i);
  }

  /** A number of times may be called so where the fact leaves it out, as in "restarts 4". */
  private static String unit(List<String> clause, int i, List<String> words, int at) {
    String unit = unit(clause, i);
    return unit.isEmpty() && unit(words, at).equals("time") ? "time" : unit;
  }

  private static String unit(List<String> words, int at) {
    String word = at + 1 < words.size() ? words.get(at + 1).toLowerCase(Locale.ROOT) : "";
    String one =
        word.length() > 2 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    String unit = SHORT.getOrDefault(word, SHORT.getOrDefault(one, word.equals("ms") ? word : one));
    return TIMES.contains(unit) || OTHERS.contains(unit) ? unit : "";
  }

  private static boolean ratio(List<String> words, int at, List<String> clause, int i) {
    return ratio(words, at, clause, i, 1) && ratio(words, at, clause, i, -1);
  }

  private static boolean ratio(List<String> words, int at, List<String> clause, int i, int step) {
    boolean half = at(clause, i + step).equals("of") && Tokens.number(at(clause, i + 2 * step));
    return !half
        || (at(words, at + step).equals("of")
            && at(words, at + 2 * step).equals(at(clause, i + 2 * step)));
  }

  private static String at(List<String> words, int i) {
    return i >= 0 && i < words.size() ? words.get(i) : "";
  }

  /** In "replicas=9" the number is the name's; in "2/3" it is nobody's. */
  private static boolean ofName(List<String> words, int at, List<String> parts) {
    return IntStream.range(0, parts.size())
        .filter(i -> parts.get(i).equals(words.get(at)))
        .anyMatch(
            i ->
                parts.subList(0, i).reversed().stream()
                    .filter(part -> !Tokens.number(part))
                    .findFirst()
                    .map(name -> stands(name, neighbour(words, at, 1), neighbour(words, at, -1)))
                    .orElse(true));
  }

  private static boolean stands(String name, Optional<String> after, Optional<String> before) {
    return same(after, Optional.of(name)) || same(before, Optional.of(name));
  }

  private static boolean bounded(List<String> words, int at, Cited cited) {
    return words.subList(Math.max(0, at - 2), at).stream()
        .map(Tokens::lower)
        .filter(BOUNDS::contains)
        .filter(word -> !(word.equals("over") && TIMES.contains(unit(words, at))))
        .anyMatch(word -> !cited.has(word));
  }

  private static boolean same(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && Tokens.alike(one.get(), other.get());
  }

  /** Small words are passed over, and the other half of a ratio. */
  private static Optional<String> neighbour(List<String> words, int at, int step) {
    int i = at + step;
    while (i >= 0
        && i < words.size()
        && (Lexicon.EMPTY.contains(Tokens.lower(words.get(i))) || Tokens.number(words.get(i)))) {
      i += step;
    }
    return i >= 0 && i < words.size() ? Optional.of(words.get(i)) : Optional.empty();
  }
}
