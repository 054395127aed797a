package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.knowledge.CauseVerdicts;
import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.Verdict;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is said of a cause, with the incident locked, so that it is neither reopened nor
 * resolved anew in between; the card shows it in the same transaction.
 */
@Component
class Verdicts {

  private static final String OUTRUN =
      "Somebody was quicker, or something else was found since; nothing was changed. The card shows"
          + " what is now.";

  private final Incidents incidents;
  private final CauseVerdicts causes;

  Verdicts(Incidents incidents, CauseVerdicts causes) {
    this.incidents = incidents;
    this.causes = causes;
  }

  /** What counts of an incident that is over. */
  Optional<KeptCause> of(Incident incident) {
    return incident.isOpen() ? Optional.empty() : causes.of(incident.id().toString());
  }

  @Transactional
  public Answer say(CauseRef seen, PersonId person, Verdict verdict) {
    IncidentId id = seen.incident();
    Optional<Incident> incident = incidents.lock(id);
    if (incident.isEmpty()) {
      return refused("There is no %s.".formatted(id));
    }
    if (incident.get().isOpen()) {
      return refused("%s is open: what it was is said when it is over.".formatted(id));
    }
    Optional<KeptCause> now = of(incident.get());
    if (now.filter(seen::isStill).isEmpty()) {
      return refused(now.isEmpty() ? "No lesson of %s is kept.".formatted(id) : OUTRUN);
    }
    if (verdict instanceof Verdict.Right && !now.get().found().isOne()) {
      return refused("No cause was found for %s: say what it was instead.".formatted(id));
    }
    return kept(id, causes.say(id.toString(), person.value(), verdict, seen.words()), verdict);
  }

  private Answer kept(IncidentId id, CauseVerdicts.Answer answer, Verdict verdict) {
    return switch (answer) {
      case CauseVerdicts.Answer.Kept(KeptCause cause, boolean anew) when anew -> {
        incidents.touched(id);
        yield new Accepted(words(id, cause, verdict));
      }
      case CauseVerdicts.Answer.Kept _ -> new Accepted("That is said already.");
      case CauseVerdicts.Answer.Outrun _ -> refused(OUTRUN);
      case CauseVerdicts.Answer.NoLesson _ -> refused("No lesson of %s is kept.".formatted(id));
    };
  }

  private static String words(IncidentId id, KeptCause cause, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Right _ ->
          "The cause of %s is confirmed; %s teaches it.".formatted(id, cause.lesson());
      case Verdict.Other _ ->
          "The cause of %s is “%s” now; %s teaches that."
              .formatted(id, cause.now().title(), cause.lesson());
      case Verdict.Unknown _ ->
          "What was found for %s counts as wrong; %s teaches nothing."
              .formatted(id, cause.lesson());
      case Verdict.Withdrawn _ -> "Taken back: for %s counts what was found.".formatted(id);
    };
  }

  private static Answer refused(String text) {
    return new Refused(Reason.WRONG_STATE, text);
  }
}
