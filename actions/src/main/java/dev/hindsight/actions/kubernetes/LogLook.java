package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.adapter.LogLines;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Logs under way: of the pod that does worst, or of several where all do alike. */
final class LogLook {

  private static final int ALIKE = 3;
  private static final int LINES = 100;
  private static final int LAST_WORDS = 20;

  /** What ended before is another story. */
  private static final Duration TODAY = Duration.ofHours(1);

  private final Cluster cluster;
  private final Reads reads;
  private final Instant today;
  private final List<Under> way = new ArrayList<>();

  LogLook(Cluster cluster, Reads reads, Instant now) {
    this.cluster = cluster;
    this.reads = reads;
    today = now.minus(TODAY);
  }

  void start(String id, String namespace, List<JsonNode> pods) {
    List<PodView> worstFirst = PodView.worstFirst(pods);
    boolean alike = worstFirst.stream().allMatch(pod -> pod.ready() && !pod.restartedAfter(today));
    worstFirst.stream().limit(alike ? ALIKE : 1).forEach(pod -> start(id, namespace, pod));
  }

  private void start(String id, String namespace, PodView pod) {
    // A container that never ran has no logs; asking would only give an error.
    if (pod.hasRun()) {
      pod.worstContainer().ifPresent(container -> start(id, namespace, pod.name(), container));
    }
  }

  private void start(String id, String namespace, String pod, JsonNode container) {
    String name = Json.text(container, "/name");
    ObjectRef ref = new ObjectRef(id, "Pod", namespace, pod);
    way.add(
        new Under(
            ref,
            Kind.LOG,
            "last logs of " + pod,
            LogLines::telling,
            reads.start(() -> cluster.log(namespace, pod, name, false, LINES))));
    if (Json.number(container, "/restartCount") > 0 && PodView.endedAfter(container, today)) {
      way.add(
          new Under(
              ref,
              Kind.PREVIOUS_LOG,
              "previous logs of " + pod,
              lines -> lines,
              reads.start(() -> cluster.log(namespace, pod, name, true, LAST_WORDS))));
    }
  }

  void note(Notes notes) {
    way.forEach(
        log ->
            reads
                .get(log.what(), log.read())
                .ifPresent(text -> notes.addLines(log.pod(), log.kind(), text, log.choice())));
  }

  private record Under(
      ObjectRef pod,
      Kind kind,
      String what,
      UnaryOperator<List<String>> choice,
      Future<Outcome<String>> read) {}
}
