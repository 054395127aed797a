package dev.hindsight.bot.incident;

import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.incident.TimelineEntry.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a snooze: when its time is over, or earlier when it gets worse. */
@Component
class Snoozes {

  private final Incidents incidents;
  private final Timeline timeline;
  private final Work work;
  private final Clock clock;

  Snoozes(Incidents incidents, Timeline timeline, Work work, Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.work = work;
    this.clock = clock;
  }

  /** Its time may be over; another one may have been set since this was queued. */
  @Transactional
  public void wake(IncidentId id) {
    Optional<Instant> until = incidents.lock(id).filter(Incident::isOpen).flatMap(Snoozes::until);
    if (until.filter(at -> at.isAfter(clock.instant())).isPresent()) {
      work.wake(id, until.get());
    } else if (until.isPresent()) {
      wake(id, "the snooze is over");
    }
  }

  /** An alert joins; always in its transaction. */
  void joined(IncidentId id, StoredAlert alert, Severity severity) {
    boolean worse =
        alert.firing()
            && incidents
                .find(id)
                .filter(i -> until(i).isPresent() && severity.compareTo(i.severity()) < 0)
                .isPresent();
    if (worse) {
      wake(id, "%s fires as %s".formatted(alert.alert().name(), severity));
    }
  }

  private void wake(IncidentId id, String why) {
    incidents.wake(id);
    timeline.add(
        id,
        TimelineEntry.of(clock.instant(), TimelineEntry.BOT, Kind.WOKEN, why),
        Optional.empty());
  }

  private static Optional<Instant> until(Incident incident) {
    return incident.handling().snoozed().map(Handling.Snoozed::until);
  }
}
