package dev.hindsight.actions.audit;

import dev.hindsight.actions.plan.PlanJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One link of the chain. */
record AuditRow(
    long seq,
    Instant at,
    String person,
    String event,
    String plan,
    String detail,
    String previous,
    String hash) {

  static final String GENESIS = "0".repeat(64);

  /** The hash this row must have; lengths keep the borders between the fields. */
  String expectedHash() {
    return PlanJson.sha256(
        List.of(Long.toString(seq), at.toString(), person, event, plan, detail, previous).stream()
            .map(field -> field.length() + ":" + field)
            .collect(Collectors.joining("\n")));
  }

  AuditRow sealed() {
    return new AuditRow(seq, at, person, event, plan, detail, previous, expectedHash());
  }
}
