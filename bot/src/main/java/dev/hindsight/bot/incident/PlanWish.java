package dev.hindsight.bot.incident;

/** What somebody wants of a plan that was asked for or has run. */
public sealed interface PlanWish {

  /** That it ends: before its start, or before its next step. */
  record Cancel(String reason) implements PlanWish {}

  /** That what it left in effect is taken back. */
  record Undo() implements PlanWish {}

  /** To tell what became of the step of unknown outcome. */
  record Looked(boolean applied) implements PlanWish {}

  /** To answer the question it waits with. */
  record Answered(boolean yes) implements PlanWish {}
}
