package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.Subject.Dependency;
import dev.hindsight.actions.adapter.LogLines;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reads;
import dev.hindsight.actions.adapter.Reason;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** A look at one service that the subject calls; what was read by the deadline counts. */
final class Neighbour {

  private static final int LOGS = 3;
  private static final int LOG_LINES = 60;
  private static final int WARNINGS = 3;

  private final Cluster cluster;
  private final Reads reads;
  private final Notes notes;
  private final Dependency dependency;
  private final Instant now;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Future<Outcome<Boolean>> looking;

  private Neighbour(Cluster cluster, Reads reads, Notes notes, Dependency dependency, Instant now) {
    this.cluster = cluster;
    this.reads = reads;
    this.notes = notes;
    this.dependency = dependency;
    this.now = now;
    looking = reads.start(this::look);
  }

  static Neighbour start(
      Cluster cluster, Reads reads, Notes notes, Dependency dependency, Instant now) {
    return new Neighbour(cluster, reads, notes, dependency, now);
  }

  /** Waits for the deadline at most; a dependency that is none of this cluster is not mentioned. */
  void note(String id) {
    reads.get("dependency " + dependency.deployment(), looking);
    ObjectRef ref =
        new ObjectRef(id, "Deployment", dependency.namespace(), dependency.deployment());
    lines.forEach(line -> notes.add(ref, Kind.DEPENDENCY, line));
  }

  private Outcome<Boolean> look() {
    Outcome<JsonNode> found = cluster.deployment(dependency.namespace(), dependency.deployment());
    if (found instanceof GaveUp<JsonNode>(Reason reason, _) && reason == Reason.GONE) {
      return new Done<>(false);
    }
    return found.then(this::look);
  }

  private Outcome<Boolean> look(JsonNode deployment) {
    String selector = Workload.selector(deployment);
    return cluster
        .replicaSets(dependency.namespace(), selector)
        .map(sets -> Workload.of("", deployment, sets))
        .then(
            workload -> {
              workloadLines(workload);
              return cluster
                  .pods(dependency.namespace(), selector)
                  .then(list -> podLines(workload.pods(list)));
            });
  }

  private void workloadLines(Workload workload) {
    WorkloadView view = new WorkloadView(workload, now);
    lines.add(view.line());
    lines.addAll(view.troubles());
    view.history().stream().limit(1).forEach(lines::add);
  }

  private Outcome<Boolean> podLines(List<JsonNode> pods) {
    List<PodView> worstFirst = PodView.worstFirst(pods);
    long ready = worstFirst.stream().filter(PodView::ready).count();
    lines.add("%d of %d pods ready".formatted(ready, worstFirst.size()));
    worstFirst.stream()
        .filter(pod -> !pod.ready())
        .limit(LOGS)
        .forEach(pod -> lines.addAll(pod.containerLines(now)));
    List<Future<Outcome<List<String>>>> logs =
        worstFirst.stream()
            .filter(PodView::hasRun)
            .limit(LOGS)
            .map(pod -> reads.start(() -> warnings(pod)))
            .toList();
    return Reads.joined(logs).map(said -> lines.addAll(said));
  }

  private Outcome<List<String>> warnings(PodView pod) {
    String container = pod.worstContainer().map(c -> Json.text(c, "/name")).orElse("");
    return cluster
        .log(dependency.namespace(), pod.name(), container, false, LOG_LINES)
        .map(
            text ->
                LogLines.warnings(notes.redacted(text).lines().toList(), WARNINGS).stream()
                    .map(line -> "log of %s: %s".formatted(pod.name(), line))
                    .toList());
  }
}
