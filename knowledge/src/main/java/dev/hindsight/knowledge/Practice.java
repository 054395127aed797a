package dev.hindsight.knowledge;

/** The incidents that were made up for practice. */
public interface Practice {

  /** Removes their lessons for good, a later start does not bring them back; returns how many. */
  int forget();
}
