package dev.hindsight.actions;

/** How much agreement an action needs. */
public enum Risk {
  LOW,
  MEDIUM,
  HIGH
}
