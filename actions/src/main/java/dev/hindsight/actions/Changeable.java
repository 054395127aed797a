package dev.hindsight.actions;

import java.util.List;

/**
 * What people may change of a plan as it is now.
 *
 * @param steps what may be left out; empty where there is but one step
 */
public record Changeable(
    PlanId plan, int version, String hash, List<PlanValue> values, List<Leavable> steps) {

  public Changeable {
    values = List.copyOf(values);
    steps = List.copyOf(steps);
  }

  /** A step by its number, counted from 1. */
  public record Leavable(int number, String sentence) {}
}
