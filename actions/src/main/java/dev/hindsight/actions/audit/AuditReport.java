package dev.hindsight.actions.audit;

import java.util.List;
import java.util.Optional;

/**
 * What a walk along the chain found.
 *
 * @param records how many there are
 * @param erased how many of them have lost their personal part, with a record that says so
 * @param broken how many findings there are
 * @param findings the first of them, one sentence each, in the chain's order
 * @param head the chain's end; empty for an empty chain
 */
public record AuditReport(
    long records, long erased, long broken, List<String> findings, Optional<AuditHead> head) {

  public AuditReport {
    findings = List.copyOf(findings);
  }
}
