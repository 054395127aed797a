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

  /** A part of it was done and stays so; stopped by a person, or else to be taken back. */
  record Partial(String what, boolean stopped) implements StepResult {}

  /** It must not be written any more; nothing was changed by this step. */
  record Stopped(String why) implements StepResult {}
}
