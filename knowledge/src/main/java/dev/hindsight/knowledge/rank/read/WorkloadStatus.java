package dev.hindsight.knowledge.rank.read;

/** How many of a workload's pods are there, and what holds back its rollout. */
final class WorkloadStatus {

  private WorkloadStatus() {}

  static void add(Given given, Findings found) {
    if (given.at("/status/replicas").isNumber() || given.at("/status/conditions").isArray()) {
      long ready = given.at("/status/readyReplicas").asLong(0);
      found.add(
          given.numberOf("status"),
          given.display(),
          "workload",
          "%s: %d of %d available"
              .formatted(
                  given.display(),
                  given
                      .at("/status/availableReplicas")
                      .asLong(given.kind().equals("StatefulSet") ? ready : 0),
                  given.at("/spec/replicas").asLong(1)));
    }
    heldBack(given, found);
  }

  /** A partition keeps a StatefulSet's lower pods at the revision before. */
  private static void heldBack(Given given, Findings found) {
    long partition = given.at("/spec/updateStrategy/rollingUpdate/partition").asLong(0);
    long updated = given.at("/status/updatedReplicas").asLong(0);
    long replicas = given.at("/status/replicas").asLong(0);
    boolean two =
        !given.text("/status/updateRevision").equals(given.text("/status/currentRevision"));
    if (partition > 0 && two && updated < replicas) {
      found.add(
          given.numberOf("partition:"),
          given.display(),
          "condition",
          "rollout of %s: only pods from ordinal %d on are updated, %d of %d are"
              .formatted(given.display(), partition, updated, replicas));
    }
    if (given.at("/spec/paused").asBoolean(false)) {
      found.add(
          given.numberOf("paused:"),
          given.display(),
          "condition",
          "%s: deployment is paused".formatted(given.display()));
    }
  }
}
