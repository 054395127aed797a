package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.Declarations.Declared;
import dev.hindsight.bot.incident.TimelineEntry.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens an incident by hand: one for a service, whoever comes first, also before an alert. */
@Component
class Openings {

  private static final int LONGEST_TITLE = 100;

  private final Incidents incidents;
  private final Timeline timeline;
  private final Work work;
  private final Clock clock;

  Openings(Incidents incidents, Timeline timeline, Work work, Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.work = work;
    this.clock = clock;
  }

  @Transactional
  public Declared open(Clues clues, String text, PersonId person, String mark) {
    incidents.serialize(clues.key());
    Optional<IncidentId> before = timeline.marked(mark);
    if (before.isPresent()) {
      return new Declared(new Accepted("%s is open.".formatted(before.get())), before);
    }
    Optional<IncidentId> open =
        incidents.newest(clues.key()).filter(Incident::isOpen).map(Incident::id);
    return open.map(id -> there(id, clues)).orElseGet(() -> opened(clues, text, person, mark));
  }

  private static Declared there(IncidentId id, Clues clues) {
    return new Declared(
        new Refused(
            Reason.WRONG_STATE,
            "%s is open for %s already; nothing was opened.".formatted(id, clues.service())),
        Optional.of(id));
  }

  private Declared opened(Clues clues, String text, PersonId person, String mark) {
    Instant now = clock.instant();
    IncidentId id = incidents.open(clues, title(clues, text), text, now);
    timeline.add(
        id, TimelineEntry.of(now, person, Kind.DECLARED, "declared it"), Optional.of(mark));
    work.investigate(id, now);
    return new Declared(new Accepted("%s is open.".formatted(id)), Optional.of(id));
  }

  private static String title(Clues clues, String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String title = clues.service() + ": " + (line.isEmpty() ? "declared by hand" : line);
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
