package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rule about causes: which it is and how sure that is, only the engine says. */
record Claims(Facts facts) implements Rule {

  private static final int NEAR = 2;

  @Override
  public Optional<String> objection(List<String> words, Cited cited) {
    boolean sure = Wordings.any(words, Lexicon.LIKELIHOOD);
    List<Fact.Cause> named = cited.causes().stream().filter(cause -> tells(words, cause)).toList();
    if (!sure && named.stream().anyMatch(cause -> doubted(words, cause, cited))) {
      return Optional.of("it leaves out how sure the engine is");
    }
    if (!sure && !Wordings.any(words, Lexicon.CAUSAL)) {
      return Optional.empty();
    }
    if (named.isEmpty()) {
      return plainlyTold(words, cited)
          ? Optional.empty()
          : Optional.of("it names a cause that the engine does not");
    }
    if (named.size() > 1 && named.stream().map(Fact.Cause::likelihood).distinct().count() > 1) {
      return Optional.of("it mixes causes that are not equally likely");
    }
    return otherCause(words, named)
        .or(() -> sure ? otherWord(words, named.getFirst()) : Optional.empty())
        .or(() -> turned(words, named.getFirst()));
  }

  /** A line may itself say "due to" or "could not"; repeating that is no claim. */
  private static boolean plainlyTold(List<String> words, Cited cited) {
    return cited.causes().isEmpty()
        && words.stream()
            .map(Tokens::lower)
            .filter(w -> Lexicon.LIKELIHOOD.contains(w) || Lexicon.CAUSAL.contains(w))
            .allMatch(cited.trusted()::contains);
  }

  private static boolean tells(List<String> words, Fact.Cause cause) {
    List<String> title = content(cause);
    long told = title.stream().filter(part -> hasLike(words, part)).count();
    return told > 0 && told * 2 >= title.size();
  }

  /**
   * Whether the engine itself puts it forward with a word of doubt. What other facts say in the
   * same words is no claim: so it is told what speaks for a cause.
   */
  private static boolean doubted(List<String> words, Fact.Cause cause, Cited cited) {
    List<String> title = content(cause);
    List<String> told = title.stream().filter(part -> hasLike(words, part)).toList();
    return Lexicon.LIKELIHOOD.contains(Tokens.lower(cause.likelihood()))
        && told.size() * 2 > title.size()
        && told.stream().anyMatch(part -> !seen(part, cited));
  }

  private static boolean seen(String part, Cited cited) {
    return cited.facts().stream()
        .filter(fact -> !(fact instanceof Fact.Cause))
        .flatMap(fact -> Tokens.offered(fact.said()))
        .anyMatch(word -> Tokens.alike(word, part));
  }

  /** Words that only another cause has would put one cause's name to another's likelihood. */
  private Optional<String> otherCause(List<String> words, List<Fact.Cause> named) {
    return facts.causes().stream()
        .filter(cause -> !named.contains(cause))
        .flatMap(cause -> content(cause).stream())
        .filter(part -> named.stream().noneMatch(cause -> hasLike(content(cause), part)))
        .filter(part -> hasLike(words, part))
        .findFirst()
        .map("“%s” belongs to another cause"::formatted);
  }

  /** "Not likely that it cannot" is made of the cause's own words, and says the opposite. */
  private static Optional<String> turned(List<String> words, Fact.Cause cause) {
    Set<String> own = own(cause);
    boolean turned =
        IntStream.range(0, words.size())
            .filter(i -> Lexicon.LIKELIHOOD.contains(Tokens.lower(words.get(i))))
            .anyMatch(
                i ->
                    IntStream.rangeClosed(0, Math.min(i + 1, words.size() - 1))
                        .anyMatch(j -> turns(Tokens.lower(words.get(j)), i - j, own)));
    return Rule.unless(!turned, "it turns around how sure the engine is");
  }

  /** Whether a word that stands so far before a likelihood denies or weakens it. */
  private static boolean turns(String word, int before, Set<String> own) {
    boolean near = before > 0 && before <= NEAR;
    return (Lexicon.NEGATION.contains(word) && (near || !own.contains(word)))
        || (Lexicon.WEAKER.contains(word) && near);
  }

  private static Set<String> own(Fact.Cause cause) {
    return Tokens.of(cause.said()).stream().map(Tokens::lower).collect(Collectors.toSet());
  }

  private static Optional<String> otherWord(List<String> words, Fact.Cause cause) {
    Set<String> own = own(cause);
    return words.stream()
        .map(Tokens::lower)
        .filter(Lexicon.LIKELIHOOD::contains)
        .filter(word -> !own.contains(word))
        .findFirst()
        .map(word -> "the engine says %s, not %s".formatted(cause.likelihood(), word));
  }

  private static List<String> content(Fact.Cause cause) {
    return Tokens.of(cause.title()).stream()
        .filter(word -> !Lexicon.EMPTY.contains(Tokens.lower(word)))
        .toList();
  }

  private static boolean hasLike(List<String> words, String word) {
    return words.stream().anyMatch(other -> Tokens.alike(other, word));
  }
}
