package dev.hindsight.actions.verify;

import dev.hindsight.actions.Subject;

/** The service's own sign of life, apart from any alert. */
public interface Indicator {

  /** Reads once, within a few seconds; never throws for an unreachable cluster. */
  Reading read(Subject subject);

  /** What was read; the sentence is for people. */
  sealed interface Reading {

    /** For example "3 of 3 replicas are ready and none restarted in the last minute". */
    record Good(String sentence) implements Reading {}

    /** Something is not as it should be. */
    record Bad(String sentence) implements Reading {}

    /** It could not be told. */
    record Unreadable(String why) implements Reading {}
  }
}
