package dev.hindsight.actions;

/** Hears of whoever was turned away because they are no member of the workspace. */
@FunctionalInterface
public interface Outsiders {

  /**
   * They asked for something, and nothing was done.
   *
   * @param why they are an outsider, in words
   */
  void turnedAway(PersonId person, String why);
}
