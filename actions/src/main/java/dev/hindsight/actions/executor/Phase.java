package dev.hindsight.actions.executor;

/** What is done while a run is in one state; returns what should happen next. */
@FunctionalInterface
interface Phase {

  /** Does as much as can be done now. */
  Next run(Run run);
}
