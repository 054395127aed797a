package dev.hindsight.actions.plan;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan is made from.
 *
 * @param live the object to act on
 * @param workload the incident's own workload
 */
public record Scene(Live live, ObjectRef workload, Diagnosis diagnosis, Instant now) {

  /** The workloads that must do well for the incident to be over: what is changed, and its own. */
  List<ObjectRef> watched() {
    return live.workload().isPresent()
        ? Stream.of(live.ref(), workload).distinct().toList()
        : List.of(workload);
  }
}
