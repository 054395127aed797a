package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.adapter.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One look at one Deployment: everything in parallel, noted in a fixed order. */
final class Looking {

  private static final int PODS = 10;
  private static final int LOG_LINES = 20;

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

  ObjectRef at(String id, JsonNode deployment) {
    String namespace = Json.text(deployment, "/metadata/namespace");
    String selector = Workload.selector(deployment);
    var sets = reads.start(() -> cluster.replicaSets(namespace, selector));
    var podList = reads.start(() -> cluster.pods(namespace, selector));
    var events = reads.start(() -> cluster.events(namespace));
    JsonNode none = JsonMapper.shared().createObjectNode();
    Optional<JsonNode> history = reads.get("rollout history", sets);
    Workload workload = Workload.of(id, deployment, history.orElse(none));
    ObjectRef ref = workload.ref();
    workloadNotes(workload);
    List<JsonNode> pods =
        reads
            .get("pods of " + ref.name(), podList)
            .map(list -> history.isPresent() ? workload.pods(list) : Json.items(list))
            .orElse(List.of());
    Logs logs = startLogs(id, namespace, pods);
    podNotes(id, namespace, pods);
    reads
        .get("events of " + ref.name(), events)
        .ifPresent(list -> eventNotes(workload, pods, list));
    logs.note();
    return ref;
  }

  private void workloadNotes(Workload workload) {
    WorkloadView view = new WorkloadView(workload, now);
    notes.add(workload.ref(), Kind.WORKLOAD, view.line());
    view.conditions().forEach(line -> notes.add(workload.ref(), Kind.CONDITION, line));
    view.history().forEach(line -> notes.add(workload.ref(), Kind.ROLLOUT, line));
  }

  private void podNotes(String id, String namespace, List<JsonNode> pods) {
    pods.stream()
        .limit(PODS)
        .map(PodView::new)
        .forEach(
            pod -> {
              ObjectRef ref = new ObjectRef(id, "Pod", namespace, pod.name());
              notes.add(ref, Kind.POD, pod.line());
              pod.containerLines().forEach(line -> notes.add(ref, Kind.CONTAINER, line));
            });
    if (pods.size() > PODS) {
      reads.lacks("pods", "%d more pods are not shown".formatted(pods.size() - PODS));
    }
  }

  private void eventNotes(Workload workload, List<JsonNode> pods, JsonNode list) {
    Set<String> names = new HashSet<>();
    names.add(workload.ref().name());
    workload.replicaSets().forEach(rs -> names.add(Json.text(rs, "/metadata/name")));
    pods.forEach(pod -> names.add(Json.text(pod, "/metadata/name")));
    ObjectRef of = workload.ref();
    EventView.newest(list, names)
        .forEach(
            event ->
                notes.add(
                    new ObjectRef(of.cluster(), event.kind(), of.namespace(), event.name()),
                    Kind.EVENT,
                    event.line(),
                    event.at()));
  }

  private Logs startLogs(String id, String namespace, List<JsonNode> pods) {
    Optional<PodView> worst = PodView.worst(pods);
    Optional<JsonNode> container = worst.flatMap(PodView::worstContainer);
    if (worst.isEmpty() || container.isEmpty()) {
      return () -> {};
    }
    String pod = worst.get().name();
    String name = Json.text(container.get(), "/name");
    boolean restarted = Json.number(container.get(), "/restartCount") > 0;
    // A container that never ran has no logs; asking would only give an error.
    if (!restarted && container.get().at("/state/waiting").isObject()) {
      return () -> {};
    }
    var last = reads.start(() -> cluster.log(namespace, pod, name, false, LOG_LINES));
    Optional<Future<Outcome<String>>> previous =
        restarted
            ? Optional.of(reads.start(() -> cluster.log(namespace, pod, name, true, LOG_LINES)))
            : Optional.empty();
    ObjectRef ref = new ObjectRef(id, "Pod", namespace, pod);
    return () -> {
      note(ref, Kind.LOG, "last logs of " + pod, last);
      previous.ifPresent(p -> note(ref, Kind.PREVIOUS_LOG, "previous logs of " + pod, p));
    };
  }

  private void note(ObjectRef pod, Kind kind, String what, Future<Outcome<String>> log) {
    reads.get(what, log).ifPresent(text -> notes.addLines(pod, kind, text));
  }

  /** Logs under way. */
  @FunctionalInterface
  private interface Logs {
    void note();
  }
}
