package dev.hindsight.knowledge.search;

/** What counts in the order of answers. */
public enum Leg {
  /** The words of the whole entry. */
  WHOLE,
  /** The words of its best passage. */
  PASSAGE,
  /** How much of its title was asked for. */
  TITLE,
  /** How near the best passage is in meaning. */
  MEANING,
  /** Same alert, service and cause, outcome and age. */
  STRUCTURE
}
