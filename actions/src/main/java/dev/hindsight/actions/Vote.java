package dev.hindsight.actions;

/** An approver's decision. */
public enum Vote {
  APPROVE,
  REJECT
}
