package dev.hindsight.bot.incident;

import java.time.Instant;
import java.util.Optional;

/** An incident as the tests of single steps need it. */
final class TestIncident {

  private TestIncident() {}

  static Incident of(String cluster, String namespace, String service) {
    return new Incident(
        new IncidentId(1),
        1,
        cluster + "/" + namespace + "/" + service,
        cluster,
        namespace,
        service,
        Optional.empty(),
        Optional.empty(),
        Severity.SEV3,
        IncidentState.OPEN,
        "t",
        "s",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
