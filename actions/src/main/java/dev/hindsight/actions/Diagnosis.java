package dev.hindsight.actions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What could be read about a subject before the deadline.
 *
 * @param workload the object behind the subject: its Deployment, else the first of its objects in
 *     AWS; empty when none was found or could be asked about
 * @param missing sentences naming what could not be read and why; empty when all was read
 * @param at when reading ended
 */
public record Diagnosis(
    Optional<ObjectRef> workload,
    List<Observation> observations,
    List<String> missing,
    Instant at) {

  public Diagnosis {
    observations = List.copyOf(observations);
    missing = List.copyOf(missing);
  }
}
