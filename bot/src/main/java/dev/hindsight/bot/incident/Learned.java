package dev.hindsight.bot.incident;

import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A finished incident as the lesson that is kept of it; pure. */
final class Learned {

  private Learned() {}

  /** A verified run confirms the cause it was offered for; all else is kept, but does not teach. */
  static Lesson lesson(
      Incident incident,
      List<StoredAlert> alerts,
      Outcome outcome,
      Optional<String> link,
      Instant resolvedAt) {
    Optional<Findings> findings = outcome.findings();
    return new Lesson(
        Optional.empty(),
        incident.id().toString(),
        incident.service(),
        incident.namespace(),
        outcome
            .alertNames()
            .orElseGet(
                () -> alerts.stream().map(a -> a.alert().name()).distinct().sorted().toList()),
        incident.summary(),
        findings.map(Findings::category).orElse("something_new"),
        findings.map(f -> f.best().title()).orElse(incident.title()),
        outcome.run().map(Ran::fix),
        outcome.helped(),
        outcome.confirmed(),
        Duration.between(incident.openedAt(), resolvedAt),
        incident.openedAt(),
        link,
        findings.map(Learned::telling).orElse(List.of()));
  }

  private static List<String> telling(Findings findings) {
    return findings.best().evidenceFor().stream()
        .flatMap(n -> findings.evidence().stream().filter(e -> e.number() == n))
        .map(IncidentView.Evidence::text)
        .toList();
  }

  /** What the lesson teaches from, once its cause is confirmed. */
  static Seen seen(Outcome outcome) {
    return outcome
        .findings()
        .map(findings -> new Seen(Optional.ofNullable(findings.best().object()), lines(findings)))
        .orElse(Seen.NOTHING);
  }

  private static List<EvidenceLine> lines(Findings findings) {
    return findings.evidence().stream()
        .map(e -> new EvidenceLine(e.number(), e.object(), e.kind(), e.text()))
        .toList();
  }
}
