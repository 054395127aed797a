package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Instant;
import java.util.Optional;

/** An incident as the tests of single steps need it. */
final class TestIncident {

  private TestIncident() {}

  static Incident of(String cluster, String namespace, String service) {
    return of(
        cluster,
        namespace,
        service,
        Severity.SEV3,
        IncidentState.OPEN,
        Optional.empty(),
        Handling.NONE);
  }

  static Incident taken(PersonId by) {
    return of(IncidentState.ACKNOWLEDGED, Severity.SEV3, Optional.of(by), Handling.NONE);
  }

  static Incident over() {
    return of(IncidentState.RESOLVED, Severity.SEV3, Optional.empty(), Handling.NONE);
  }

  static Incident rated(Severity severity) {
    return of(IncidentState.OPEN, severity, Optional.empty(), Handling.NONE);
  }

  static Incident handled(Handling how) {
    return of(IncidentState.OPEN, Severity.SEV3, Optional.empty(), how);
  }

  private static Incident of(
      IncidentState state, Severity severity, Optional<PersonId> taker, Handling how) {
    return of("c", "n", "checkout", severity, state, taker, how);
  }

  private static Incident of(
      String cluster,
      String namespace,
      String service,
      Severity severity,
      IncidentState state,
      Optional<PersonId> taker,
      Handling how) {
    return new Incident(
        new IncidentId(1),
        1,
        cluster + "/" + namespace + "/" + service,
        cluster,
        namespace,
        service,
        Optional.empty(),
        Optional.empty(),
        severity,
        state,
        "t",
        "s",
        Instant.EPOCH,
        Optional.empty(),
        taker,
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        how);
  }
}
