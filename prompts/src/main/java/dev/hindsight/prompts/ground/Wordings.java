package dev.hindsight.prompts.ground;

import static dev.hindsight.prompts.ground.Rule.unless;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules about single words: names, numbers, and words with weight. */
final class Wordings {

  static final List<Rule> RULES =
      List.of(
          Wordings::names,
          Wordings::vocabulary,
          Quantities::objection,
          Wordings::negation,
          Polarity::objection,
          Wordings::grave,
          Wordings::orders,
          Unread::objection,
          Wordings::overlap);

  private static final double SHARED = 0.5;

  private Wordings() {}

  /** Whatever is no plain English word stands in the facts. */
  private static Optional<String> names(List<String> words, Cited cited) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean capital = i > 0 && Character.isUpperCase(word.charAt(0));
      if ((capital || !Tokens.plain(word)) && !cited.has(word) && !joined(word, cited)) {
        return Optional.of("“%s” is not in its facts".formatted(word));
      }
    }
    return Optional.empty();
  }

  /** As in "out-of-memory": small words and words of the facts; "checkout-db" would be a name. */
  private static boolean joined(String word, Cited cited) {
    List<String> parts = List.of(Tokens.lower(word).split("-", -1));
    return parts.size() > 1
        && parts.stream()
            .allMatch(p -> Tokens.plain(p) && (Lexicon.EMPTY.contains(p) || cited.has(p)))
        && parts.stream().anyMatch(Lexicon.EMPTY::contains);
  }

  /** Plain words are those of the facts or ordinary prose; any other may be a name. */
  private static Optional<String> vocabulary(List<String> words, Cited cited) {
    return words.stream()
        .filter(Tokens::plain)
        .map(Tokens::lower)
        .filter(word -> !Lexicon.known(word))
        .filter(word -> !cited.hasForm(word))
        .findFirst()
        .map("“%s” may be a name that is not in its facts"::formatted);
  }

  private static Optional<String> negation(List<String> words, Cited cited) {
    return unless(
        words.stream()
            .map(Tokens::lower)
            .filter(Lexicon.NEGATION::contains)
            .allMatch(cited.words()::contains),
        "it denies what no fact denies");
  }

  private static Optional<String> grave(List<String> words, Cited cited) {
    return words.stream()
        .map(Tokens::lower)
        .filter(Lexicon.GRAVE::contains)
        .filter(word -> !cited.own().contains(word))
        .findFirst()
        .map("“%s” is not for a model to say"::formatted);
  }

  /**
   * Nobody is told what to do, not by a line of a stranger that is told again either; a step that
   * was taken may be named as the engine names it.
   */
  private static Optional<String> orders(List<String> words, Cited cited) {
    return words.stream()
        .flatMap(word -> Stream.concat(Stream.of(word), Tokens.parts(word).stream()))
        .map(Tokens::lower)
        .filter(word -> Lexicon.ORDERS.contains(word) || CommandWords.ONLY_PROGRAMS.contains(word))
        .filter(word -> word.equalsIgnoreCase(words.getFirst()) || !cited.own().contains(word))
        .findFirst()
        .map(_ -> "it tells what to do");
  }

  private static Optional<String> overlap(List<String> words, Cited cited) {
    List<String> content =
        words.stream()
            .filter(word -> !Lexicon.EMPTY.contains(Tokens.lower(word)))
            .filter(word -> word.length() > 2)
            .toList();
    long shared = content.stream().filter(cited::hasLike).count();
    return unless(shared > 0 && shared >= SHARED * content.size(), "its facts say something else");
  }

  static boolean any(List<String> words, Set<String> of) {
    return words.stream().map(Tokens::lower).anyMatch(of::contains);
  }
}
