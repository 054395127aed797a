package dev.hindsight.prompts;

import java.util.List;
import java.util.Optional;

/** Has a model choose what could be done; it chooses among numbered options and writes nothing. */
@FunctionalInterface
public interface Drafter {

  /**
   * Asks once.
   *
   * @param options each with its values as an example, in JSON
   * @param refused what is wrong with the draft before this one
   */
  Draft draft(Account account, Facts facts, List<String> options, Optional<String> refused);

  /**
   * One option.
   *
   * @param option its place among the options, from 0
   * @param values the option's JSON with the model's values; not looked at any further
   */
  record Choice(int option, String values) {}

  /** What it chose. */
  sealed interface Draft {

    /** These, in this order; at least one. */
    record Chosen(List<Choice> steps, String model, String prompt) implements Draft {

      public Chosen {
        steps = List.copyOf(steps);
      }
    }

    /** It was asked, and found none of the options fitting. */
    record Unfitting() implements Draft {}

    /**
     * None, for it could not be asked or read.
     *
     * @param reason one sentence for people
     */
    record None(String reason) implements Draft {}
  }
}
