package dev.hindsight.bot.incident;

import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.incident.AnswerView.Source;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Finding;
import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Investigator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives a model its tools for one incident, and keeps and shows what came of it. */
@Component
class ModelInquiries implements InquiryDesk {

  private final Incidents incidents;
  private final Looking looking;
  private final Investigator investigator;
  private final Remediation remediation;
  private final Inquiries inquiries;
  private final Clock clock;

  ModelInquiries(
      Incidents incidents,
      Looking looking,
      Investigator investigator,
      Remediation remediation,
      Inquiries inquiries,
      Clock clock) {
    this.incidents = incidents;
    this.looking = looking;
    this.investigator = investigator;
    this.remediation = remediation;
    this.inquiries = inquiries;
    this.clock = clock;
  }

  @Override
  public AnswerView investigate(IncidentId id, Optional<String> channel) {
    return incidents
        .find(id)
        .flatMap(incident -> incident.findings().map(found -> look(incident, found, channel)))
        .orElseGet(
            () ->
                new AnswerView(
                    List.of(),
                    "%s is not there, or nothing was found yet.".formatted(id),
                    List.of()));
  }

  private AnswerView look(Incident incident, Findings found, Optional<String> channel) {
    Instant begun = clock.instant();
    Inquiry inquiry =
        investigator.investigate(
            Account.ofIncident("investigate", incident.id().value(), channel),
            FactSheet.of(found),
            looking.tools(incident),
            () -> isOver(incident.id()));
    inquiries.keep(incident.id(), inquiry, begun, clock.instant());
    return view(inquiry, found.missing());
  }

  /** A stop of all runs stops a model's looking too; so does the end of the incident. */
  private boolean isOver(IncidentId id) {
    return remediation.stopped().isPresent()
        || !incidents.find(id).map(Incident::isOpen).orElse(false);
  }

  private static AnswerView view(Inquiry inquiry, List<String> missing) {
    List<IncidentView.Sentence> sentences =
        inquiry.findings().stream().map(ModelInquiries::sentence).toList();
    Known known = Known.of(inquiry.facts());
    String lacks =
        inquiry.conclusive() || missing.isEmpty()
            ? ""
            : " Missing: %s.".formatted(String.join("; ", missing));
    return new AnswerView(
        sentences,
        "%s%s Looked: %s. The engine's order of causes stays."
            .formatted(inquiry.end(), lacks, trail(inquiry.trail())),
        sentences.isEmpty() ? List.<Source>of() : known.shown(sentences));
  }

  private static IncidentView.Sentence sentence(Finding finding) {
    String bearing =
        switch (finding.bearing()) {
          case CAUSE -> "A suggestion, not proven: ";
          case STRENGTHENS -> "For: ";
          case WEAKENS -> "Against: ";
        };
    return new IncidentView.Sentence(
        bearing + finding.sentence().text(), finding.sentence().facts());
  }

  private static String trail(List<Look> trail) {
    return trail.isEmpty()
        ? "nowhere"
        : trail.stream()
            .map(
                look ->
                    look.note().isEmpty()
                        ? "%s (%d lines)".formatted(look.tool(), look.lines())
                        : "%s (%s)".formatted(look.tool(), look.note()))
            .collect(Collectors.joining(", "));
  }
}
