package dev.hindsight.actions.script;

import java.util.List;

/** How kubectl waits until a workload is well. */
final class Watching {

  private Watching() {}

  /** A rollout that is held on purpose never completes: then its pods must be ready. */
  static List<String> argv(Sheet sheet, Thing workload) {
    return !sheet.rollsOut() && workload.kind().equals("Deployment")
        ? Change.join(
            List.of("wait"),
            workload.words(),
            List.of("--for=condition=Available", "--timeout=15m"))
        : Change.join(List.of("rollout", "status"), workload.words(), List.of("--timeout=15m"));
  }
}
