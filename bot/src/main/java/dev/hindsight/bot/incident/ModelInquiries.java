package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.incident.AnswerView.Source;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Finding;
import dev.hindsight.prompts.Investigator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  public AnswerView investigate(IncidentId id, Optional<String> channel, InquiryWatch watch) {
    return incidents
        .find(id)
        .flatMap(
            incident -> incident.findings().map(found -> look(incident, found, channel, watch)))
        .orElseGet(
            () ->
                new AnswerView(
                    List.of(),
                    "%s is not there, or nothing was found yet.".formatted(id),
                    List.of()));
  }

  @Override
  public Answer stop(IncidentId id, PersonId person) {
    return inquiries.stop(id, person)
        ? new Answer.Accepted("No further look is taken for %s.".formatted(id))
        : new Answer.Refused(
            Answer.Reason.WRONG_STATE, "Nothing is being looked at for %s.".formatted(id));
  }

  private AnswerView look(
      Incident incident, Findings found, Optional<String> channel, InquiryWatch watch) {
    Instant begun = clock.instant();
    UUID run = inquiries.begin(incident.id());
    Inquiry inquiry =
        investigator.investigate(
            Account.ofIncident("investigate", incident.id().value(), channel),
            FactSheet.of(found),
            looking.tools(incident),
            trail -> wanted(incident.id(), run) && watch.goesOn(TrailText.of(trail, "")));
    String end =
        inquiries
            .unwanted(incident.id(), run)
            .map(why -> "Inconclusive. " + why)
            .orElse(inquiry.end());
    inquiries.keep(incident.id(), run, inquiry, begun, clock.instant());
    String told = end + Borne.out(inquiry) + lacks(inquiry, found.missing());
    watch.goesOn(TrailText.of(inquiry.trail(), told));
    return view(inquiry, told);
  }

  /** A stop of all runs stops a model's looking too; so does the end of the incident. */
  private boolean wanted(IncidentId id, UUID run) {
    return inquiries.unwanted(id, run).isEmpty()
        && remediation.stopped().isEmpty()
        && incidents.find(id).map(Incident::isOpen).orElse(false);
  }

  private static String lacks(Inquiry inquiry, List<String> missing) {
    return inquiry.conclusive() || missing.isEmpty()
        ? ""
        : " Missing: %s.".formatted(String.join("; ", missing));
  }

  private static AnswerView view(Inquiry inquiry, String end) {
    List<IncidentView.Sentence> sentences =
        inquiry.findings().stream().map(f -> sentence(inquiry.facts(), f)).toList();
    Known known = Known.of(inquiry.facts());
    return new AnswerView(
        sentences,
        "%s The engine's order of causes stays. Looked: %s."
            .formatted(end, TrailText.words(inquiry.trail())),
        sentences.isEmpty() ? List.<Source>of() : known.shown(sentences));
  }

  private static IncidentView.Sentence sentence(Facts facts, Finding finding) {
    String bearing =
        switch (finding.bearing()) {
          case CAUSE -> "A suggestion, not proven: ";
          case STRENGTHENS -> "For" + named(facts, finding) + ": ";
          case WEAKENS -> "Against" + named(facts, finding) + ": ";
        };
    return new IncidentView.Sentence(
        bearing + finding.sentence().text(), finding.sentence().facts());
  }

  private static String named(Facts facts, Finding finding) {
    return Borne.cause(facts, finding).map(" “%s”"::formatted).orElse("");
  }
}
