package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.NamedCause;
import dev.hindsight.knowledge.Verdict;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets active members of the workspace judge causes; asks who they are before anything is held. */
@Component
class JudgingDesk implements CauseDesk {

  private static final Answer NO_CAUSE =
      new Refused(Reason.WRONG_STATE, "That names no cause; nothing was changed.");

  private final Gate gate;
  private final Incidents incidents;
  private final Remediation remediation;
  private final Verdicts verdicts;
  private final Alternatives alternatives;

  JudgingDesk(
      Gate gate,
      Incidents incidents,
      Remediation remediation,
      Verdicts verdicts,
      Alternatives alternatives) {
    this.gate = gate;
    this.incidents = incidents;
    this.remediation = remediation;
    this.verdicts = verdicts;
    this.alternatives = alternatives;
  }

  @Override
  public Answer right(CauseRef seen, PersonId person) {
    return say(seen, person, new Verdict.Right());
  }

  @Override
  public Answer withdraw(CauseRef seen, PersonId person) {
    return say(seen, person, new Verdict.Withdrawn());
  }

  @Override
  public Answer other(CauseRef seen, Other other, PersonId person) {
    if (other instanceof Other.Chosen(String value) && value.equals(UNKNOWN)) {
      return say(seen, person, new Verdict.Unknown());
    }
    if (other instanceof Other.InWords(String words) && isStory(words)) {
      return story(words);
    }
    Optional<Incident> incident = incidents.find(seen.incident());
    Optional<KeptCause> kept = incident.flatMap(verdicts::of);
    if (incident.isEmpty() || kept.isEmpty()) {
      return gate.colleague(person).orElseGet(() -> notOver(seen.incident()));
    }
    return verdict(incident.get(), kept.get(), other)
        .map(verdict -> say(seen, person, verdict))
        .orElse(NO_CAUSE);
  }

  private static Answer notOver(IncidentId id) {
    return new Refused(
        Reason.WRONG_STATE,
        "%s is not over, or there is no such incident; nothing was changed.".formatted(id));
  }

  private static boolean isStory(String words) {
    return words.strip().length() > NamedCause.LONGEST_TITLE;
  }

  private static Answer story(String words) {
    return new Refused(
        Reason.WRONG_STATE,
        "A cause has at most %d characters, this has %d; nothing was changed."
            .formatted(NamedCause.LONGEST_TITLE, words.strip().length()));
  }

  private Answer say(CauseRef seen, PersonId person, Verdict verdict) {
    return gate.colleague(person).orElseGet(() -> verdicts.say(seen, person, verdict));
  }

  /** Who names what was found says that it was right. */
  private Optional<Verdict> verdict(Incident incident, KeptCause kept, Other other) {
    Optional<Findings> findings = findings(incident);
    Optional<NamedCause> cause =
        switch (other) {
          case Other.InWords(String words) -> alternatives.inWords(words, kept.found(), findings);
          case Other.Chosen(String value) -> alternatives.chosen(value, kept.found(), findings);
        };
    return cause.map(
        named ->
            named.category().equals(kept.found().category())
                ? new Verdict.Right()
                : new Verdict.Other(named));
  }

  @Override
  public Optional<Choices> choices(IncidentId id) {
    return incidents
        .find(id)
        .flatMap(incident -> verdicts.of(incident).map(kept -> choices(incident, kept)));
  }

  private Choices choices(Incident incident, KeptCause kept) {
    return new Choices(
        CauseRef.of(incident.id(), kept),
        kept.found().title(),
        alternatives.to(kept.found(), findings(incident)));
  }

  /** What was known when it mattered. */
  private Optional<Findings> findings(Incident incident) {
    return Outcome.of(incident, remediation::status).findings();
  }
}
