package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.Subject.Dependency;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reads;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One look at one Deployment: everything in parallel, noted in a fixed order. */
final class Looking {

  private static final int PODS = 10;
  private static final int BUSIEST = 3;
  private static final int DEPENDENCIES = 5;

  private final Cluster cluster;
  private final Reads reads;
  private final Notes notes;
  private final Instant now;

  Looking(Cluster cluster, Reads reads, Notes notes, Instant now) {
    this.cluster = cluster;
    this.reads = reads;
    this.notes = notes;
    this.now = now;
  }

  ObjectRef at(String id, JsonNode deployment, List<Dependency> dependsOn) {
    String namespace = Json.text(deployment, "/metadata/namespace");
    Underway reading = start(namespace, deployment, dependsOn);
    JsonNode none = JsonMapper.shared().createObjectNode();
    Optional<JsonNode> history = reads.get("rollout history", reading.sets());
    Workload workload = Workload.of(id, deployment, history.orElse(none));
    ObjectRef ref = workload.ref();
    workloadNotes(workload);
    List<JsonNode> pods =
        reads
            .get("pods of " + ref.name(), reading.pods())
            .map(list -> history.isPresent() ? workload.pods(list) : Json.items(list))
            .orElse(List.of());
    LogLook logs = new LogLook(cluster, reads, now);
    logs.start(id, namespace, pods);
    NodeLook nodes = new NodeLook(cluster, reads, notes, pods);
    podNotes(workload, pods);
    reads
        .get("events of " + ref.name(), reading.events())
        .ifPresent(list -> eventNotes(workload, pods, list));
    nodes.note(ref, now);
    reading.quotas().ifPresent(quotas -> quotaNotes(ref, quotas));
    reads.perhaps(reading.usage()).ifPresent(metrics -> usageNotes(ref, pods, metrics));
    logs.note(notes);
    reading.neighbours().forEach(neighbour -> neighbour.note(id));
    return ref;
  }

  private Underway start(String namespace, JsonNode deployment, List<Dependency> dependsOn) {
    String selector = Workload.selector(deployment);
    boolean refused =
        Json.list(deployment, "/status/conditions").stream()
            .filter(c -> Json.text(c, "/type").equals("ReplicaFailure"))
            .anyMatch(c -> Json.text(c, "/status").equals("True"));
    return new Underway(
        reads.start(() -> cluster.replicaSets(namespace, selector)),
        reads.start(() -> cluster.pods(namespace, selector)),
        reads.start(() -> cluster.events(namespace)),
        reads.start(() -> cluster.usage(namespace, selector)),
        refused ? Optional.of(reads.start(() -> cluster.quotas(namespace))) : Optional.empty(),
        dependsOn.stream()
            .limit(DEPENDENCIES)
            .map(dependency -> Neighbour.start(cluster, reads, notes, dependency, now))
            .toList());
  }

  private void workloadNotes(Workload workload) {
    WorkloadView view = new WorkloadView(workload, now);
    notes.add(workload.ref(), Kind.WORKLOAD, view.line());
    view.conditions().forEach(line -> notes.add(workload.ref(), Kind.CONDITION, line));
    List<String> history = view.history();
    for (int i = 0; i < history.size(); i++) {
      notes.add(workload.ref(), Kind.ROLLOUT, history.get(i), view.madeAt(i));
    }
  }

  private void podNotes(Workload workload, List<JsonNode> pods) {
    List<PodView> worstFirst = PodView.worstFirst(pods);
    worstFirst.stream()
        .limit(PODS)
        .forEach(
            pod -> {
              ObjectRef ref = ref(workload.ref(), "Pod", pod.name());
              notes.add(ref, Kind.POD, pod.line());
              pod.containerLines(now).forEach(line -> notes.add(ref, Kind.CONTAINER, line));
            });
    if (pods.size() > PODS) {
      notes.add(
          workload.ref(),
          Kind.WORKLOAD,
          "%d more pods are as well or better".formatted(pods.size() - PODS));
    }
    if (worstFirst.stream().anyMatch(pod -> !pod.ready() || pod.restarts() > 0)) {
      new ProbeView(workload.object())
          .lines()
          .forEach(line -> notes.add(workload.ref(), Kind.WORKLOAD, line));
    }
  }

  private void eventNotes(Workload workload, List<JsonNode> pods, JsonNode list) {
    Set<String> sets =
        workload.replicaSets().stream()
            .map(set -> Json.text(set, "/metadata/name"))
            .collect(Collectors.toSet());
    Set<String> names = new HashSet<>(sets);
    names.add(workload.ref().name());
    pods.forEach(pod -> names.add(Json.text(pod, "/metadata/name")));
    EventView.newest(list, names, sets)
        .forEach(
            event ->
                notes.add(
                    ref(workload.ref(), event.kind(), event.name()),
                    Kind.EVENT,
                    event.line(now),
                    event.at()));
  }

  private void quotaNotes(ObjectRef workload, Future<Outcome<JsonNode>> quotas) {
    reads.get("quotas of " + workload.namespace(), quotas).stream()
        .flatMap(list -> Json.items(list).stream())
        .map(QuotaView::new)
        .forEach(
            quota ->
                quota
                    .lines()
                    .forEach(
                        line ->
                            notes.add(
                                ref(workload, "ResourceQuota", quota.name()), Kind.METRIC, line)));
  }

  private void usageNotes(ObjectRef workload, List<JsonNode> pods, JsonNode metrics) {
    List<UsageView> usage = UsageView.of(pods, metrics);
    if (!usage.isEmpty()) {
      notes.add(workload, Kind.METRIC, UsageView.summary(usage));
    }
    usage.stream()
        .limit(BUSIEST)
        .forEach(
            pod ->
                pod.lines()
                    .forEach(
                        line -> notes.add(ref(workload, "Pod", pod.pod()), Kind.METRIC, line)));
  }

  private static ObjectRef ref(ObjectRef beside, String kind, String name) {
    return new ObjectRef(beside.cluster(), kind, beside.namespace(), name);
  }

  /** What is read at once, as nothing of it waits for another. */
  private record Underway(
      Future<Outcome<JsonNode>> sets,
      Future<Outcome<JsonNode>> pods,
      Future<Outcome<JsonNode>> events,
      Future<Outcome<JsonNode>> usage,
      Optional<Future<Outcome<JsonNode>>> quotas,
      List<Neighbour> neighbours) {}
}
