package dev.hindsight.bot.incident;

/** What somebody wants of a plan that was asked for or has run. */
public sealed interface PlanWish {

  /** That it ends: before its start, or before its next step. */
  record Cancel(String reason) implements PlanWish {}

  /** That what it left in effect is taken back. */
  record Undo() implements PlanWish {}

  /**
   * To tell what became of the step of unknown outcome.
   *
   * @param seen what it waited with when they were asked
   */
  record Looked(boolean applied, String seen) implements PlanWish {}

  /**
   * To answer the question it waits with.
   *
   * @param seen what it waited with when they were asked
   */
  record Answered(boolean yes, String seen) implements PlanWish {}
}
