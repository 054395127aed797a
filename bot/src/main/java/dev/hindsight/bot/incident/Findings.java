package dev.hindsight.bot.incident;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an investigation found, as it is kept and shown.
 *
 * @param category the best cause's category
 * @param target the cluster's identity the evidence came from; empty where no cluster answered
 */
record Findings(
    Optional<String> target,
    String category,
    List<IncidentView.Cause> causes,
    List<String> explanation,
    List<IncidentView.Evidence> evidence,
    List<String> missing,
    Optional<IncidentView.LastTime> lastTime,
    List<IncidentView.RunbookLine> runbooks,
    List<IncidentView.Report> reports) {

  Findings {
    // findings that were kept before there were any
    reports = Objects.requireNonNullElse(reports, List.of());
  }

  /** Where nothing like it was imported. */
  Findings(
      Optional<String> target,
      String category,
      List<IncidentView.Cause> causes,
      List<String> explanation,
      List<IncidentView.Evidence> evidence,
      List<String> missing,
      Optional<IncidentView.LastTime> lastTime,
      List<IncidentView.RunbookLine> runbooks) {
    this(target, category, causes, explanation, evidence, missing, lastTime, runbooks, List.of());
  }

  Findings withEvidence(List<IncidentView.Evidence> lines) {
    return new Findings(
        target, category, causes, explanation, lines, missing, lastTime, runbooks, reports);
  }

  IncidentView.Cause best() {
    return causes.getFirst();
  }

  boolean sure() {
    return "likely".equals(best().howSure());
  }

  /** Whether looking again may show more: something was not read, or no cause stands out. */
  boolean inconclusive() {
    return !missing.isEmpty() || !sure();
  }
}
