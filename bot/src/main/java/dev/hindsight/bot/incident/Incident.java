package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import java.time.Instant;
import java.util.Optional;

/**
 * An incident as it is kept; its moves reject the wrong state.
 *
 * @param looks how many investigations ended
 * @param grounds what a plan was offered on; empty where there is none or they were not kept
 * @param groundsPlan which plan: the first that was proven to help, or the one that was offered
 *     last
 */
record Incident(
    IncidentId id,
    long version,
    String key,
    String cluster,
    String namespace,
    String service,
    Optional<String> deployment,
    Optional<String> pod,
    Severity severity,
    IncidentState state,
    String title,
    String summary,
    Instant openedAt,
    Optional<Instant> resolvedAt,
    Optional<PersonId> acknowledgedBy,
    Optional<Findings> findings,
    int looks,
    Optional<PlanId> plan,
    Optional<String> noPlan,
    Optional<String> conclusion,
    Optional<Narrated> narration,
    Optional<Grounds> grounds,
    Optional<PlanId> groundsPlan,
    Handling handling) {

  boolean isOpen() {
    return state != IncidentState.RESOLVED;
  }
}
