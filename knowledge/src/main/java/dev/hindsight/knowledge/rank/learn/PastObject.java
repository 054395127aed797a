package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Symptoms;
import java.util.Optional;

/** The object that was at fault in a past incident, by the key that it has today. */
public final class PastObject {

  private PastObject() {}

  /** By its name, else the incident's service; empty where neither is known. */
  public static Optional<String> key(PastIncident incident) {
    Symptoms symptoms = incident.symptoms();
    return incident
        .object()
        .flatMap(ObjectName::parse)
        .map(ObjectName::key)
        .or(
            () ->
                symptoms.service().isBlank()
                    ? Optional.empty()
                    : Optional.of(symptoms.namespace() + "/" + symptoms.service()));
  }
}
