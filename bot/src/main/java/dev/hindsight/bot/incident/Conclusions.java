package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.knowledge.Lessons;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Resolves an incident and keeps its lesson, both or neither. */
@Component
class Conclusions {

  private static final Logger log = LoggerFactory.getLogger(Conclusions.class);

  private final Incidents incidents;
  private final Lessons lessons;
  private final CardLink links;
  private final People people;
  private final Clock clock;

  Conclusions(Incidents incidents, Lessons lessons, CardLink links, People people, Clock clock) {
    this.incidents = incidents;
    this.lessons = lessons;
    this.links = links;
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  public void conclude(
      Incident incident,
      List<StoredAlert> alerts,
      Optional<PlanStatus> plan,
      Optional<Reading> reading) {
    Instant now = clock.instant();
    if (incidents.resolve(incident.id(), sentence(plan, reading), now)) {
      String lesson =
          lessons.keep(Handoff.lesson(incident, alerts, plan, links.link(incident.id()), now));
      log.info("{} is resolved and kept as {}", incident.id(), lesson);
    }
  }

  private String sentence(Optional<PlanStatus> plan, Optional<Reading> reading) {
    String how =
        plan.filter(p -> Ran.helped(p.state()))
            .map(p -> "Fixed by: %s, approved by %s. ".formatted(Ran.fix(p), names(p.approvedBy())))
            .or(
                () ->
                    plan.filter(p -> Ran.effect(p.state()))
                        .map(p -> p.id() + " ran and did not help. "))
            .orElse("Nothing was changed by the bot. ");
    String proof =
        reading
            .map(
                r ->
                    switch (r) {
                      case Reading.Good(String good) -> "No alert fires; " + good + ".";
                      case Reading.Bad(String bad) -> "No alert fires, but " + bad + ".";
                      case Reading.Unreadable(String why) ->
                          "No alert fires; the service's own indicator could not be read: " + why;
                    })
            .orElse("No alert fires, the rollout is complete and the service stayed good.");
    return how + proof;
  }

  private String names(List<PersonId> approvers) {
    return String.join(", ", approvers.stream().map(this::name).toList());
  }

  private String name(PersonId person) {
    return people.find(person) instanceof People.Person.Member(String name) ? name : person.value();
  }
}
