package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.rank.read.Fact;
import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;

/**
 * Something wrong in a declaration, in one sentence.
 *
 * @param numbers the lines that show it
 */
record Flaw(Given of, String text, List<Integer> numbers) {

  static Flaw at(Given of, String text, String... words) {
    return new Flaw(of, text, List.of(of.numberOf(words)));
  }

  boolean isSame(Flaw other) {
    return text.equals(other.text()) && of.display().equals(other.of().display());
  }

  Fact fact() {
    return new Fact(
        new EvidenceLine(numbers.getFirst(), of.display(), "declared", text), numbers, false);
  }
}
