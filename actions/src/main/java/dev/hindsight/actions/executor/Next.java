package dev.hindsight.actions.executor;

import java.time.Duration;

/** What should happen next to a run. */
sealed interface Next {

  /** The next phase, at once. */
  record Onward() implements Next {}

  /** The same again after a while. */
  record Later(Duration delay) implements Next {}

  /** Nothing more. */
  record End() implements Next {}
}
