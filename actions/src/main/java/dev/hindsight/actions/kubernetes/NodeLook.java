package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The nodes under some pods, as far as they are not normal, and what was said of them. */
final class NodeLook {

  private static final int NODES = 6;
  private static final int EVENTS = 8;

  private final Reads reads;
  private final Notes notes;
  private final Map<String, Future<Outcome<JsonNode>>> nodes = new LinkedHashMap<>();
  private final Set<String> losing;
  private final Future<Outcome<JsonNode>> events;

  NodeLook(Cluster cluster, Reads reads, Notes notes, List<JsonNode> pods) {
    this.reads = reads;
    this.notes = notes;
    List<PodView> worstFirst = PodView.worstFirst(pods);
    losing =
        worstFirst.stream()
            .filter(PodView::evicted)
            .flatMap(pod -> pod.node().stream())
            .collect(Collectors.toSet());
    Stream.concat(losing.stream().sorted(), worstFirst.stream().flatMap(pod -> pod.node().stream()))
        .distinct()
        .limit(NODES)
        .forEach(name -> nodes.put(name, reads.start(() -> cluster.node(name))));
    events = reads.start(cluster::nodeEvents);
  }

  void note(ObjectRef workload, Instant now) {
    if (nodes.isEmpty()) {
      events.cancel(true);
      return;
    }
    List<NodeView> read = read();
    long well = read.stream().filter(NodeView::well).count();
    if (!read.isEmpty()) {
      notes.add(
          workload,
          Kind.NODE,
          "%d of %d nodes under its pods are well".formatted(well, read.size()));
    }
    for (NodeView view : read) {
      ObjectRef node = ref(workload, view.name());
      view.lines().forEach(line -> notes.add(node, Kind.NODE, line));
      if (view.well() && losing.contains(view.name())) {
        notes.add(node, Kind.NODE, "no condition is abnormal at the moment");
      }
    }
    noteEvents(workload, now);
  }

  /** Nodes are refused all alike, so that it is said once. */
  private List<NodeView> read() {
    List<NodeView> read = new ArrayList<>();
    boolean said = false;
    for (var node : nodes.entrySet()) {
      String what = "nodes under the pods";
      Optional<JsonNode> got =
          said ? reads.perhaps(node.getValue()) : reads.get(what, node.getValue());
      got.map(NodeView::new).ifPresent(read::add);
      said = said || got.isEmpty();
    }
    return read;
  }

  private void noteEvents(ObjectRef workload, Instant now) {
    reads
        .perhaps(events)
        .ifPresent(
            list ->
                EventView.ofNodes(list, Set.copyOf(nodes.keySet()), EVENTS)
                    .forEach(
                        event ->
                            notes.add(
                                ref(workload, event.name()),
                                Kind.EVENT,
                                event.line(now),
                                event.at())));
  }

  private static ObjectRef ref(ObjectRef workload, String node) {
    return new ObjectRef(workload.cluster(), "Node", "", node);
  }
}
