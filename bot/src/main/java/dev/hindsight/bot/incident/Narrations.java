package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which findings are still to be told, and what of the telling is kept. */
@Component
class Narrations {

  private final Incidents incidents;
  private final ModelBooks books;
  private final CardLink cards;

  Narrations(Incidents incidents, ModelBooks books, CardLink cards) {
    this.incidents = incidents;
    this.books = books;
    this.cards = cards;
  }

  /** What the telling is charged to. */
  Account account(IncidentId id) {
    return Account.ofIncident("narrate", id.value(), cards.channel(id));
  }

  /** What to tell; empty once it is over, nothing was found, or what was told is still so. */
  Optional<Facts> begin(IncidentId id) {
    return incidents.find(id).flatMap(Narrations::untold);
  }

  /** Keeps the words if they are still about what is known; newer findings have a telling ahead. */
  @Transactional
  public void end(IncidentId id, Facts facts, Narration narration) {
    incidents
        .lock(id)
        .flatMap(Narrations::untold)
        .flatMap(
            now ->
                Optional.of(Narrated.of(facts, narration, books.of(id)))
                    .filter(told -> told.about(now).isPresent()))
        .ifPresent(told -> incidents.narrated(id, told));
  }

  private static Optional<Facts> untold(Incident incident) {
    return incident
        .findings()
        .filter(_ -> incident.isOpen())
        .map(FactSheet::of)
        .filter(facts -> incident.narration().flatMap(told -> told.about(facts)).isEmpty());
  }
}
