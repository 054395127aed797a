package dev.hindsight.bot.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at the world anew, has the planner and the policy judge, and keeps what they offer. */
@Component
class RequestOffice implements RequestDesk {

  private final Gate gate;
  private final Incidents incidents;
  private final Alerts alerts;
  private final Lookout lookout;
  private final Remediation remediation;
  private final ConnectedCluster connected;
  private final Requests requests;
  private final Investigations investigations;

  RequestOffice(
      Gate gate,
      Incidents incidents,
      Alerts alerts,
      Lookout lookout,
      Remediation remediation,
      ConnectedCluster connected,
      Requests requests,
      Investigations investigations) {
    this.gate = gate;
    this.incidents = incidents;
    this.alerts = alerts;
    this.lookout = lookout;
    this.remediation = remediation;
    this.connected = connected;
    this.requests = requests;
    this.investigations = investigations;
  }

  @Override
  public List<PlaybookLine> playbooks() {
    return remediation.playbooks();
  }

  @Override
  public Answer propose(
      String playbook, Map<String, String> values, IncidentId id, PersonId person) {
    return gate.colleague(person)
        .orElseGet(() -> proposed(playbook, new TreeMap<>(values), id, person));
  }

  private Answer proposed(
      String playbook, SortedMap<String, String> values, IncidentId id, PersonId person) {
    Optional<Incident> incident = incidents.find(id).filter(Incident::isOpen);
    if (incident.isEmpty()) {
      return refused("%s is over, or there is no such incident.".formatted(id));
    }
    List<StoredAlert> seen = alerts.ofIncident(id.value());
    Optional<String> elsewhere = connected.noPlan(seen);
    if (elsewhere.isPresent()) {
      return refused(elsewhere.get());
    }
    Diagnosis diagnosis = lookout.look(incident.get(), seen, investigations.budget());
    Proposal proposal =
        new Proposal(
            id.toString(),
            incident.get().service(),
            cause(playbook, values),
            diagnosis,
            culprit(incident.get(), diagnosis));
    return switch (remediation.propose(proposal, playbook, values)) {
      case Proposed.Offered(PlanId plan) ->
          requests.keep(id, plan, words(playbook, values), person);
      case Proposed.NothingToOffer(String reason) -> refused(reason);
    };
  }

  /** Each wish is a request of its own: it takes nobody else's away. */
  private static String cause(String playbook, SortedMap<String, String> values) {
    String name = "asked_for_" + playbook.replace('-', '_');
    return values.isEmpty()
        ? name
        : name + "_with_" + UUID.nameUUIDFromBytes(values.toString().getBytes(UTF_8));
  }

  private static String words(String playbook, SortedMap<String, String> values) {
    return Stream.concat(
            Stream.of(playbook),
            values.entrySet().stream().map(wish -> wish.getKey() + "=" + wish.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** What the best cause names, where exactly one such thing was seen now. */
  private static Optional<ObjectRef> culprit(Incident incident, Diagnosis diagnosis) {
    List<ObjectRef> named =
        diagnosis.observations().stream()
            .map(Observation::object)
            .filter(
                o ->
                    incident
                        .findings()
                        .filter(f -> o.display().equals(f.best().object()))
                        .isPresent())
            .distinct()
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static Answer refused(String why) {
    return new Refused(Reason.WRONG_STATE, "Nothing was proposed: " + why);
  }

  /** What is kept of it, in one transaction. */
  @Component
  static class Requests {

    private final Investigations investigations;
    private final Timeline timeline;
    private final java.time.Clock clock;

    Requests(Investigations investigations, Timeline timeline, java.time.Clock clock) {
      this.investigations = investigations;
      this.timeline = timeline;
      this.clock = clock;
    }

    /** Shows it on the card, unless another plan is in hand by now. */
    @org.springframework.transaction.annotation.Transactional
    public Answer keep(IncidentId id, PlanId plan, String playbook, PersonId person) {
      if (!investigations.requested(id, plan)) {
        return refused("another plan of %s is in hand, or it is over.".formatted(id));
      }
      timeline.add(
          id,
          TimelineEntry.of(
              clock.instant(),
              person,
              TimelineEntry.Kind.REQUESTED,
              "%s, %s".formatted(playbook, plan)),
          Optional.empty());
      return new Accepted(
          "%s is proposed on the card of %s; nothing runs before it is asked for and approved."
              .formatted(plan, id));
    }
  }
}
