package dev.hindsight.local.cluster.alerting;

import dev.hindsight.local.cluster.fault.FaultRecord;
import dev.hindsight.local.cluster.fault.FaultRecords;
import java.util.Optional;

/** How loud an alert about a workload is: as bad as the last fault that the workload had. */
record Severities(FaultRecords records) {

  private static final String CRITICAL = "critical";
  private static final String WARNING = "warning";

  String of(String namespace, String deployment) {
    return last(namespace, deployment).filter(FaultRecord::isMajor).isPresent()
        ? CRITICAL
        : WARNING;
  }

  /** A rule's own severity, which a minor fault softens. */
  String atMost(String severity, String namespace, String deployment) {
    boolean minor = last(namespace, deployment).filter(record -> !record.isMajor()).isPresent();
    return minor ? WARNING : severity;
  }

  private Optional<FaultRecord> last(String namespace, String deployment) {
    return records.of(namespace, deployment).stream().findFirst();
  }
}
