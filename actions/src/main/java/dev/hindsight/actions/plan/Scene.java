package dev.hindsight.actions.plan;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;

/**
 * What a plan is made from.
 *
 * @param objects the object of each action in their order, the same again where several are for it
 * @param workload the incident's own workload
 * @param service the incident's service, as people call it
 */
public record Scene(
    List<Live> objects, ObjectRef workload, String service, Diagnosis diagnosis, Instant now) {

  public Scene {
    objects = List.copyOf(objects);
  }

  /** Of one action. */
  public Scene(Live live, ObjectRef workload, Diagnosis diagnosis, Instant now) {
    this(List.of(live), workload, workload.name(), diagnosis, now);
  }
}
