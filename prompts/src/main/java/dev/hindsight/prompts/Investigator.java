package dev.hindsight.prompts;

import dev.hindsight.prompts.Inquiry.Look;
import java.util.List;
import java.util.function.Predicate;

/** Has a model look further by read-only tools; slow, bounded, and it never throws. */
@FunctionalInterface
public interface Investigator {

  /**
   * Looks until it has an answer, stops getting on, or is stopped.
   *
   * @param facts what is known; what tools find is numbered on from there
   * @param goesOn told of the trail before and after each step; once it says no, no further look is
   *     taken and nothing more is asked
   */
  Inquiry investigate(Account account, Facts facts, List<Tool> tools, Predicate<List<Look>> goesOn);
}
