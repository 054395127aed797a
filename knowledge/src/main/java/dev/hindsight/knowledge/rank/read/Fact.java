package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;

/**
 * One plain observation, in the words in which the bot itself observes.
 *
 * @param line its number is that of the line that says it most plainly
 * @param numbers all raw lines it was read from
 * @param listed whether it is one row of a list, which may be about anything
 */
public record Fact(EvidenceLine line, List<Integer> numbers, boolean listed) {

  public Fact {
    numbers = List.copyOf(numbers);
  }

  /** A line that is its own fact. */
  static Fact plain(EvidenceLine line) {
    return new Fact(line, List.of(line.number()), false);
  }

  /** The same words, told of another kind. */
  Fact as(String kind) {
    return new Fact(
        new EvidenceLine(line.number(), line.object(), kind, line.text()), numbers, listed);
  }
}
