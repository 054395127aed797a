package dev.hindsight.actions;

import java.time.Duration;

/** The read side of the adapters: what is the state of this subject? */
public interface Observer {

  /**
   * Reads within the budget; never throws for an unreachable cluster, says it in {@code missing}.
   */
  Diagnosis observe(Subject subject, Duration budget);
}
