package dev.hindsight.actions.executor;

/** Whether a step is done or taken back. */
enum Direction {
  DO,
  UNDO
}
