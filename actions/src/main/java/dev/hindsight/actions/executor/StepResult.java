package dev.hindsight.actions.executor;

import java.time.Duration;

/** How a step's write went. */
sealed interface StepResult {

  /** The change is on the object. */
  record Applied() implements StepResult {}

  /** Not known to be applied; observe and try again. */
  record Retry(String why, Duration after) implements StepResult {}

  /** The other side refused; nothing was changed by this step. */
  record Refused(String why) implements StepResult {}

  /** The world is not the one that was approved; nothing was changed by this step. */
  record Moved(String why) implements StepResult {}

  /** It cannot be told whether it was applied. */
  record Unclear(String why) implements StepResult {}

  /** A step without a write that is not over yet. */
  record Pending(Duration look) implements StepResult {}

  /** A person wants the run to end; nothing was changed by this step. */
  record Cancelled(String why) implements Halted {}

  /**
   * A part of it was done and stays so; because a person halted it, or else to be taken back. The
   * journal learns it together with the run's next state: alone it would read as a step that is
   * done.
   *
   * @param generation of the object, as it was left
   */
  record Partial(String what, long generation, StepResult because) implements StepResult {}

  /** It must not be written any more; nothing was changed by this step. */
  record Stopped(String why) implements Halted {}

  /** Somebody holds the run. */
  sealed interface Halted extends StepResult {

    /** Who and why. */
    String why();
  }
}
