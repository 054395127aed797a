package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts a sentence names, ready to be compared with it.
 *
 * @param words of all of them
 * @param trusted what the engine read or said, without what it quotes; images of strangers among it
 * @param own what the engine says in its own words
 */
record Cited(
    List<Fact> facts,
    List<String> tokens,
    Set<String> words,
    Set<String> plain,
    Set<String> trusted,
    Set<String> own) {

  /** Within what the engine read, as a change's cause: from the first mark to the last. */
  private static final Pattern QUOTED = Pattern.compile("(?s)\".*(?:\"|$)");

  static Cited of(List<Fact> facts) {
    List<String> tokens = facts.stream().flatMap(f -> Tokens.of(f.said()).stream()).toList();
    return new Cited(
        List.copyOf(facts),
        tokens,
        words(facts, _ -> true),
        words(facts, Tokens::plain),
        offered(
                facts.stream()
                    .filter(f -> !(f instanceof Fact.Quoted))
                    .map(f -> QUOTED.matcher(f.said()).replaceAll(" ")))
            .collect(Collectors.toUnmodifiableSet()),
        words(
            facts.stream().filter(f -> f instanceof Fact.Cause || f instanceof Fact.Known).toList(),
            _ -> true));
  }

  private static Set<String> words(List<Fact> facts, Predicate<String> which) {
    return facts.stream()
        .flatMap(fact -> Tokens.offered(fact.said()))
        .filter(which)
        .map(Tokens::lower)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> offered(Stream<String> texts) {
    return texts.flatMap(Tokens::offered).map(Tokens::lower);
  }

  boolean has(String word) {
    return words.contains(Tokens.lower(word));
  }

  boolean hasLike(String word) {
    return words.stream().anyMatch(offered -> Tokens.alike(offered, word));
  }

  /** The word with another ending; what a name begins with may be another name. */
  boolean hasForm(String word) {
    return has(word) || plain.stream().anyMatch(offered -> Tokens.form(offered, word));
  }

  List<Fact.Cause> causes() {
    return facts.stream().filter(Fact.Cause.class::isInstance).map(Fact.Cause.class::cast).toList();
  }
}
