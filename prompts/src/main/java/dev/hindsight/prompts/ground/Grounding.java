package dev.hindsight.prompts.ground;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks sentence by sentence that an answer says nothing but what its facts say; pure.
 *
 * <p>A sentence stays when it names facts that exist, and every number, name and link in it, every
 * word about likelihood, cause, advice or all-clear is borne out by exactly those facts; numbers
 * keep what they count, denials stay. It reads words, not meaning: a twisted verb between true
 * names passes.
 */
public final class Grounding {

  private static final int MOST_SENTENCES = 6;
  private static final int CHARACTERS_EACH = 170;

  private final Facts facts;
  private final List<Rule> rules;
  private final int most;

  /** For as many sentences as a card has room for. */
  public Grounding(Facts facts) {
    this(facts, MOST_SENTENCES);
  }

  /** For so many sentences. */
  public Grounding(Facts facts, int most) {
    this.facts = facts;
    this.most = most;
    rules = Stream.concat(Wordings.RULES.stream(), Stream.of(new Claims(facts))).toList();
  }

  /** A sentence that may not be shown, and why. */
  public record Dropped(String text, String why) {}

  /** What stays, in order, and what does not. */
  public record Checked(List<Sentence> kept, List<Dropped> dropped) {

    public Checked {
      kept = List.copyOf(kept);
      dropped = List.copyOf(dropped);
    }

    /** Half of what was said must stand, else the rest is not worth much either. */
    public boolean holds() {
      return !kept.isEmpty() && kept.size() >= dropped.size();
    }
  }

  /** Checks all; beyond a card's worth of text the rest is dropped. */
  public Checked check(List<Sentence> answer) {
    List<Sentence> kept = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    int length = 0;
    for (Sentence sentence : answer) {
      Optional<String> objection =
          kept.size() == most || length + sentence.text().length() > most * CHARACTERS_EACH
              ? Optional.of("there is no room for it")
              : objection(sentence);
      objection.ifPresentOrElse(
          why -> dropped.add(new Dropped(sentence.text(), why)), () -> kept.add(sentence));
      length = kept.stream().mapToInt(s -> s.text().length()).sum();
    }
    return new Checked(kept, dropped);
  }

  /** Why this sentence may not be shown; empty when it may. */
  public Optional<String> objection(Sentence sentence) {
    List<Fact> named = sentence.facts().stream().flatMap(n -> facts.find(n).stream()).toList();
    if (named.isEmpty() || named.size() < sentence.facts().size()) {
      return Optional.of("it names no fact, or one that does not exist");
    }
    Cited cited = Cited.of(named);
    List<String> words = Tokens.of(sentence.text());
    return Shape.objection(sentence.text(), cited)
        .or(() -> Rule.unless(!words.isEmpty(), "it says nothing"))
        .or(
            () ->
                rules.stream().flatMap(rule -> rule.objection(words, cited).stream()).findFirst());
  }
}
