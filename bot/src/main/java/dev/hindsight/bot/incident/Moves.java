package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes moves: with the incident locked, what is decided, done and kept of it are one transaction,
 * so that of two people at once the second decides on what the first has done.
 */
@Component
class Moves {

  private final Incidents incidents;
  private final Timeline timeline;
  private final Remediation remediation;
  private final Alerts alerts;
  private final Resolution resolution;
  private final Work work;
  private final Clock clock;

  Moves(
      Incidents incidents,
      Timeline timeline,
      Remediation remediation,
      Alerts alerts,
      Resolution resolution,
      Work work,
      Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.remediation = remediation;
    this.alerts = alerts;
    this.resolution = resolution;
    this.work = work;
    this.clock = clock;
  }

  /** Makes it, or says why not. */
  @Transactional
  public Answer make(IncidentId id, Move move, PersonId who) {
    Optional<Incident> incident = incidents.lock(id);
    if (incident.isEmpty()) {
      return new Refused(Reason.WRONG_STATE, "There is no %s.".formatted(id));
    }
    if (mark(move).flatMap(timeline::marked).isPresent()) {
      return new Accepted("That is kept already; it counts once.");
    }
    Optional<PlanStatus> plan = incident.get().plan().flatMap(remediation::status);
    Instant now = clock.instant();
    List<StoredAlert> all = alerts.ofIncident(id.value());
    long firing = all.stream().filter(StoredAlert::firing).count();
    Decision.Seen seen = new Decision.Seen(incident.get(), plan, timeline.of(id), firing);
    return switch (Decision.of(seen, move, who, now)) {
      case Decision.Refused(String why) -> new Refused(Reason.WRONG_STATE, why);
      case Decision.Counts(var kind, String entry, String said) -> {
        timeline.add(id, TimelineEntry.of(now, who, kind, entry), mark(move));
        act(seen, all, move, who);
        yield new Accepted(said);
      }
    };
  }

  private static Optional<String> mark(Move move) {
    return switch (move) {
      case Move.Note(_, String mark) -> Optional.of(mark);
      case Move.Update(_, String mark) -> Optional.of(mark);
      case Move.Acknowledge _,
          Move.Assign _,
          Move.Rate _,
          Move.Snooze _,
          Move.Wake _,
          Move.Resolve _,
          Move.Nudge _ ->
          Optional.empty();
    };
  }

  private void act(Decision.Seen seen, List<StoredAlert> all, Move move, PersonId who) {
    IncidentId id = seen.incident().id();
    switch (move) {
      case Move.Acknowledge _ -> incidents.acknowledge(id, who);
      case Move.Assign(_, PersonId to) -> incidents.assign(id, to);
      case Move.Rate(_, Severity to, _) -> incidents.rate(id, to);
      case Move.Snooze(_, Instant until) -> {
        incidents.snooze(id, new Handling.Snoozed(until, who));
        work.wake(id, until);
      }
      case Move.Wake _ -> incidents.wake(id);
      case Move.Resolve(String how) ->
          resolution.resolve(seen.incident(), all, byHand(how, seen.firing()));
      // what is kept of it is shown
      case Move.Note _, Move.Update _, Move.Nudge _ -> incidents.touched(id);
    }
  }

  /** What still fired stands first, where a long text is not cut; the card may outlive it. */
  private static String byHand(String how, long firing) {
    return firing == 0
        ? "Resolved by hand: " + how
        : "Resolved by hand.%s What ended it: %s".formatted(LeftFiring.after(firing), how);
  }
}
