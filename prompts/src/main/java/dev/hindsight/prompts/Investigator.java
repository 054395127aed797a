package dev.hindsight.prompts;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Has a model look further by read-only tools; slow, bounded, and it never throws. */
@FunctionalInterface
public interface Investigator {

  /**
   * Looks until it has an answer, stops getting on, or is stopped.
   *
   * @param facts what is known; what tools find is numbered on from there
   * @param stop looked at before each step
   */
  Inquiry investigate(Account account, Facts facts, List<Tool> tools, BooleanSupplier stop);
}
