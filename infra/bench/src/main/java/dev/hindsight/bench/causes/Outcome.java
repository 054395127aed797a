package dev.hindsight.bench.causes;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One case measured.
 *
 * @param faith what became of the answer when evidence was deleted; empty where none was cited
 * @param unknown how new the case looks to an engine that cannot know its cause
 */
public record Outcome(Case one, Answer answer, Optional<Faith> faith, OptionalDouble unknown) {

  /**
   * Faithfulness.
   *
   * @param falls whether the first cause gets less probable without the lines it cites
   * @param stays whether it stays first with no other lines than those
   */
  record Faith(boolean falls, boolean stays) {}

  boolean right() {
    return answer.right(one);
  }

  double somethingNew() {
    return answer.ranked().somethingNew();
  }

  /** The case in a line, for the list of misses. */
  String said() {
    return "%s: expected %s%s, got %s (%.2f, new %.2f)"
        .formatted(
            one.id(),
            one.label().map(Label::cause).orElse("?"),
            one.label().flatMap(Label::object).map(o -> " of " + o).orElse(""),
            said(answer),
            answer.first().probability(),
            somethingNew());
  }

  private static String said(Answer answer) {
    return Categories.of(answer.first().category()) + " of " + answer.first().object();
  }
}
