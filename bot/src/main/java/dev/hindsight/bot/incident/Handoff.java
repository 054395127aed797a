package dev.hindsight.bot.incident;

import dev.hindsight.actions.CloudObjects;
import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Subject;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The only translator between the words of the leaves; pure. */
final class Handoff {

  private Handoff() {}

  /** Where to look: the deployment by its label, else by the service's name. */
  static Subject subject(Incident incident) {
    return subject(incident, List.of(), List.of());
  }

  /** With the services that it calls: each a Deployment of that name, if need be elsewhere/name. */
  static Subject subject(Incident incident, List<String> dependsOn, List<ObjectRef> cloud) {
    Optional<String> byName =
        incident.pod().isPresent() || Whereabouts.inAws(incident)
            ? Optional.empty()
            : Optional.of(incident.service());
    return new Subject(
        incident.namespace(),
        incident.deployment().or(() -> byName),
        incident.pod(),
        dependsOn.stream().map(name -> dependency(incident.namespace(), name)).toList(),
        cloud);
  }

  private static Subject.Dependency dependency(String namespace, String name) {
    int cut = name.indexOf('/');
    return cut < 0
        ? new Subject.Dependency(namespace, name)
        : new Subject.Dependency(name.substring(0, cut), name.substring(cut + 1));
  }

  static Symptoms symptoms(Incident incident, List<StoredAlert> alerts, Diagnosis diagnosis) {
    List<EvidenceLine> evidence = new ArrayList<>();
    alerts.stream()
        .map(a -> a.alert().name() + ": " + a.alert().summary())
        .distinct()
        .forEach(
            text -> evidence.add(new EvidenceLine(evidence.size() + 1, "alert", "alert", text)));
    for (Observation seen : diagnosis.observations()) {
      evidence.add(
          new EvidenceLine(
              evidence.size() + 1,
              seen.object().display(),
              seen.kind().name().toLowerCase(Locale.ROOT),
              seen.line()));
    }
    return new Symptoms(
        incident.service(),
        incident.namespace(),
        alerts.stream().map(a -> a.alert().name()).distinct().sorted().toList(),
        alerts.stream().map(a -> a.alert().summary()).distinct().toList(),
        evidence,
        List.of(),
        incident.openedAt(),
        calls(incident, diagnosis));
  }

  /** What was looked at as a dependency is called by the incident's service. */
  private static List<Symptoms.Call> calls(Incident incident, Diagnosis diagnosis) {
    String caller = incident.namespace() + "/" + incident.service();
    return diagnosis.observations().stream()
        .filter(seen -> seen.kind() == Observation.Kind.DEPENDENCY)
        .map(seen -> new Symptoms.Call(caller, seen.object().display()))
        .distinct()
        .toList();
  }

  /** What the memory is asked: all that is seen, with the alerts' labels. */
  static Query query(Symptoms symptoms, List<StoredAlert> alerts) {
    return Query.of(symptoms, alerts.stream().map(a -> alert(a.alert())).distinct().toList());
  }

  private static Query.Alert alert(Alert alert) {
    Map<String, String> labels = new HashMap<>(alert.labels());
    labels.remove("alertname");
    List<String> texts =
        Stream.of("summary", "description", "message")
            .flatMap(part -> Optional.ofNullable(alert.annotations().get(part)).stream())
            .distinct()
            .toList();
    return new Query.Alert(List.of(alert.name()), labels, texts);
  }

  static Proposal proposal(Incident incident, RankedCauses causes, Diagnosis diagnosis) {
    return new Proposal(
        incident.id().toString(),
        incident.service(),
        causes.best().category(),
        diagnosis,
        culprit(causes, diagnosis));
  }

  /** The node, the dependency or the object in AWS that the cause is about, if it is about one. */
  static Optional<ObjectRef> culprit(RankedCauses causes, Diagnosis diagnosis) {
    List<ObjectRef> named =
        diagnosis.observations().stream()
            .filter(Handoff::isAround)
            .map(Observation::object)
            .filter(object -> object.display().equals(causes.best().object()))
            .distinct()
            .toList();
    // two regions or accounts may have one of the same name
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** A node only where the cluster itself says that something is wrong with it, not an alert. */
  private static boolean isAround(Observation seen) {
    boolean troubled = seen.kind() == Observation.Kind.NODE || seen.line().startsWith("Warning ");
    return seen.kind() == Observation.Kind.DEPENDENCY
        || CloudObjects.isOne(seen.object())
        || (seen.object().kind().equals("Node") && troubled);
  }
}
