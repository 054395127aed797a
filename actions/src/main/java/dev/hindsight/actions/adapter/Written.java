package dev.hindsight.actions.adapter;

/**
 * What a write that worked left behind.
 *
 * @param generation the object's new one, 0 where it counts none
 * @param receipt by what the other side is asked whether it has arrived everywhere; empty where it
 *     has at once
 */
public record Written(long generation, String receipt) {

  /** There at once. */
  public static Written at(long generation) {
    return new Written(generation, "");
  }
}
