package dev.hindsight.prompts.ground;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rule about opposites: what a fact denies stays denied, and no part becomes the whole. */
final class Polarity {

  private record Pair(Set<String> one, Set<String> other) {}

  private static final List<Pair> OPPOSITES =
      Stream.of(
              pair("available reachable ready up", "unavailable unreachable down gone"),
              pair(
                  "accept accepts accepted accepting",
                  "refuse refuses refused refusing rejected denied"),
              pair("open opened opens", "closed closes close shut"),
              pair("started starts starting running runs", "stopped stops stopping terminated"),
              pair(
                  "rose rises grew grows increased increases higher",
                  "fell falls dropped decreased lower shrank"),
              pair(
                  "worked works working passed passes",
                  "failed fails failing broke broken refused"),
              pair("enough sufficient", "insufficient exhausted lacks lack lacking"),
              pair("connected reached", "disconnected refused lost"),
              pair("slow slower", "fast faster quick quickly"),
              pair("before earlier", "after afterwards later"))
          .toList();

  private static final Set<String> WHOLE =
      Set.of("all", "both", "every", "whole", "entire", "entirely", "fully", "few");

  private Polarity() {}

  static Optional<String> objection(List<String> words, Cited cited) {
    List<String> said = words.stream().map(Tokens::lower).toList();
    return whole(said, cited).or(() -> opposite(said, cited)).or(() -> leftOut(said, cited));
  }

  private static Optional<String> whole(List<String> said, Cited cited) {
    return said.stream()
        .filter(word -> WHOLE.contains(word) && !cited.has(word))
        .findFirst()
        .map("its facts say nothing of “%s”"::formatted);
  }

  private static Optional<String> opposite(List<String> said, Cited cited) {
    return OPPOSITES.stream()
        .flatMap(pair -> Stream.of(pair, new Pair(pair.other(), pair.one())))
        .filter(pair -> any(said, pair.one()) && !any(said, pair.other()))
        .filter(pair -> any(cited.words(), pair.other()) && !any(cited.words(), pair.one()))
        .findFirst()
        .map(_ -> "it says the opposite of its facts");
  }

  /** "A change was made" of "no change was made". */
  private static Optional<String> leftOut(List<String> said, Cited cited) {
    if (any(said, Lexicon.NEGATION)) {
      return Optional.empty();
    }
    List<List<String>> clauses = Clauses.of(cited);
    return clauses.stream()
        .flatMap(clause -> denied(clause).stream())
        .filter(word -> like(said, word))
        .filter(
            word ->
                clauses.stream()
                    .noneMatch(clause -> denied(clause).isEmpty() && like(clause, word)))
        .findFirst()
        .map("its fact denies “%s”"::formatted);
  }

  /** The first word of weight after a denial. */
  private static Optional<String> denied(List<String> clause) {
    List<String> lower = clause.stream().map(Tokens::lower).toList();
    return lower.stream()
        .dropWhile(word -> !Lexicon.NEGATION.contains(word))
        .filter(word -> !Lexicon.NEGATION.contains(word) && !Lexicon.EMPTY.contains(word))
        .findFirst();
  }

  private static boolean like(List<String> words, String word) {
    return words.stream().anyMatch(other -> Tokens.form(word, other));
  }

  private static boolean any(Iterable<String> words, Set<String> of) {
    for (String word : words) {
      if (of.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Pair pair(String one, String other) {
    return new Pair(Set.of(one.split(" ")), Set.of(other.split(" ")));
  }
}
