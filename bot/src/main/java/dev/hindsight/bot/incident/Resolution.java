package dev.hindsight.bot.incident;

import dev.hindsight.actions.CloudObjects;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.action.AwsPlace;
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

/** Resolves an incident and keeps its lesson, both or neither: always in a transaction. */
@Component
class Resolution {

  private static final Logger log = LoggerFactory.getLogger(Resolution.class);

  private final Incidents incidents;
  private final Remediation remediation;
  private final Lessons lessons;
  private final CardLink links;
  private final Clock clock;

  Resolution(
      Incidents incidents, Remediation remediation, Lessons lessons, CardLink links, Clock clock) {
    this.incidents = incidents;
    this.remediation = remediation;
    this.lessons = lessons;
    this.links = links;
    this.clock = clock;
  }

  void resolve(
      Incident incident,
      List<StoredAlert> alerts,
      Optional<PlanStatus> plan,
      Optional<Reading> reading) {
    resolve(incident, alerts, sentence(incident, plan, reading));
  }

  /**
   * The same where somebody says that it is over.
   *
   * @param said who and why
   */
  void resolve(Incident incident, List<StoredAlert> alerts, String said) {
    Instant now = clock.instant();
    if (incidents.resolve(incident.id(), said, now)) {
      Outcome outcome = Outcome.of(incident, remediation::status);
      String lesson =
          lessons.keep(
              Learned.lesson(incident, alerts, outcome, links.link(incident.id()), now),
              Learned.seen(outcome));
      log.info("{} is resolved and kept as {}", incident.id(), lesson);
    }
  }

  /** How it is known to be over; what fixed it is told by the plan. */
  private static String sentence(
      Incident incident, Optional<PlanStatus> plan, Optional<Reading> reading) {
    String vain = plan.flatMap(Ran::unproven).map(said -> said + " ").orElse("");
    String proof =
        reading
            .map(
                r ->
                    switch (r) {
                      case Reading.Good(String good) -> "no alert fires; " + good + ".";
                      case Reading.Bad(String bad) -> "no alert fires, but " + bad + ".";
                      case Reading.Unreadable(String why) ->
                          "no alert fires; the service's own indicator could not be read: " + why;
                    })
            .orElseGet(
                () ->
                    "no alert fires, %s."
                        .formatted(
                            stayed(
                                incident.cluster(),
                                plan.map(PlanStatus::targets).orElse(List.of()))));
    return vain + "How we know: " + proof;
  }

  /** What was watched: only a cluster has rollouts. */
  static String stayed(String cluster, List<ObjectRef> changed) {
    boolean rollout =
        changed.isEmpty()
            ? !cluster.startsWith(AwsPlace.PREFIX)
            : changed.stream().anyMatch(object -> !CloudObjects.isOne(object));
    return rollout
        ? "the rollout is complete and the service stayed good"
        : "what was looked at in AWS stayed good";
  }
}
