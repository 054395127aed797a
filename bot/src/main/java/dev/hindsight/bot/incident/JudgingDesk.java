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
    return named(seen, other)
        .map(cause -> say(seen, person, new Verdict.Other(cause)))
        .orElse(NO_CAUSE);
  }

  private Answer say(CauseRef seen, PersonId person, Verdict verdict) {
    return gate.colleague(person).orElseGet(() -> verdicts.say(seen, person, verdict));
  }

  private Optional<NamedCause> named(CauseRef seen, Other other) {
    return switch (other) {
      case Other.InWords(String words) -> alternatives.inWords(words);
      case Other.Chosen(String value) -> chosen(seen.incident(), value);
    };
  }

  private Optional<NamedCause> chosen(IncidentId id, String value) {
    return incidents
        .find(id)
        .flatMap(
            incident ->
                verdicts
                    .of(incident)
                    .flatMap(kept -> alternatives.chosen(value, kept.found(), findings(incident))));
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
