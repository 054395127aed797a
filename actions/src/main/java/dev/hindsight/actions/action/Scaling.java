package dev.hindsight.actions.action;

import java.util.SortedMap;

/** Changes how many replicas of a workload are wanted. */
public sealed interface Scaling extends Action permits ScaleDeployment, ScaleStatefulSet {

  /** More than any one workload here needs; a typing error must not start ten thousand pods. */
  int MOST = 1000;

  /** How many are wanted now. */
  int from();

  /** How many are wanted then. */
  int to();

  @Override
  default String sentence() {
    return "Scale %s from %d to %d replicas".formatted(target().object().display(), from(), to());
  }

  @Override
  default SortedMap<String, String> before() {
    return Fields.of("replicas", Integer.toString(from()));
  }

  @Override
  default SortedMap<String, String> after() {
    return Fields.of("replicas", Integer.toString(to()));
  }

  @Override
  default SortedMap<String, String> now(Live live) {
    return Fields.of("replicas", live.workload().map(w -> Integer.toString(w.replicas())));
  }

  @Override
  default String beforeWords() {
    return from() + " replicas";
  }

  @Override
  default String afterWords() {
    return to() + " replicas";
  }

  /** Throws where a count cannot be meant. */
  static void check(int from, int to) {
    if (from < 0 || to < 0 || from > MOST || to > MOST) {
      throw new IllegalArgumentException(
          "replicas must be between 0 and %d: %d, %d".formatted(MOST, from, to));
    }
  }
}
