package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of a fact: what stands in one has little to do with the words of the next. */
final class Clauses {

  private static final Pattern END = Pattern.compile("(?<=[,;.)])\\s+");

  private Clauses() {}

  static List<List<String>> of(Fact fact) {
    return Stream.of(END.split(fact.said())).map(Tokens::of).toList();
  }

  /** Of all the facts. */
  static List<List<String>> of(Cited cited) {
    return cited.facts().stream().flatMap(fact -> of(fact).stream()).toList();
  }
}
