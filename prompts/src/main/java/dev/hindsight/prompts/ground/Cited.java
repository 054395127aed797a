package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The facts a sentence names, ready to be compared with it. */
record Cited(List<Fact> facts, List<String> tokens, Set<String> words, Set<String> trusted) {

  static Cited of(List<Fact> facts) {
    List<String> tokens = facts.stream().flatMap(f -> Tokens.of(f.said()).stream()).toList();
    return new Cited(
        List.copyOf(facts),
        tokens,
        words(facts),
        words(facts.stream().filter(f -> !(f instanceof Fact.Quoted)).toList()));
  }

  private static Set<String> words(List<Fact> facts) {
    return facts.stream()
        .flatMap(fact -> Tokens.offered(fact.said()))
        .map(Tokens::lower)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean has(String word) {
    return words.contains(Tokens.lower(word));
  }

  boolean hasLike(String word) {
    return words.stream().anyMatch(offered -> Tokens.alike(offered, word));
  }

  boolean hasForm(String word) {
    return words.stream().anyMatch(offered -> Tokens.form(offered, word));
  }

  List<Fact.Cause> causes() {
    return facts.stream().filter(Fact.Cause.class::isInstance).map(Fact.Cause.class::cast).toList();
  }
}
