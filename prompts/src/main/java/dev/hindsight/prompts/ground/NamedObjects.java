package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the objects that were read a sentence names: a figure of one is none of another. */
final class NamedObjects {

  private NamedObjects() {}

  /** Names without their namespace. */
  static Set<String> named(List<String> words, Cited cited) {
    Set<String> said = words.stream().map(NamedObjects::name).collect(Collectors.toSet());
    return cited.facts().stream()
        .flatMap(fact -> read(fact).stream())
        .filter(said::contains)
        .collect(Collectors.toSet());
  }

  /** Whether it is not about another object than these; a pod's name begins with its workload's. */
  static boolean about(Fact fact, Set<String> named) {
    return named.isEmpty()
        || read(fact)
            .map(object -> named.stream().anyMatch(name -> belongs(object, name)))
            .orElse(true);
  }

  private static boolean belongs(String object, String name) {
    return object.equals(name) || object.startsWith(name + "-");
  }

  private static Optional<String> read(Fact fact) {
    return fact instanceof Fact.Seen seen
        ? Tokens.of(seen.about()).stream().reduce((_, last) -> last).map(NamedObjects::name)
        : Optional.empty();
  }

  private static String name(String word) {
    return Tokens.lower(word.substring(word.lastIndexOf('/') + 1));
  }
}
