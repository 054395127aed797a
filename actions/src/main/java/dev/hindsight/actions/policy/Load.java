package dev.hindsight.actions.policy;

/**
 * What is going on besides the plan in question.
 *
 * @param runningOfService plans of its service at work in its cluster
 * @param startedOfService plans of its service started there within the last hour
 */
record Load(
    int runningOfService, int runningOfCluster, int startedOfService, int startedOfCluster) {

  /** Nothing. */
  static final Load NONE = new Load(0, 0, 0, 0);

  /** Of each count the higher one. */
  Load most(Load other) {
    return new Load(
        Math.max(runningOfService, other.runningOfService),
        Math.max(runningOfCluster, other.runningOfCluster),
        Math.max(startedOfService, other.startedOfService),
        Math.max(startedOfCluster, other.startedOfCluster));
  }
}
