package dev.hindsight.actions.plan;

/** The planner's answer. */
public sealed interface Planned {

  /** This would be done. */
  record Made(Plan plan) implements Planned {}

  /** Nothing can be offered; a sentence for people. */
  record Nothing(String reason) implements Planned {}
}
