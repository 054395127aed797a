package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.adapter.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Saves what a rollout destroys: the pods' state and the logs of what crashed. */
@Component
class Diagnostics {

  private static final int LOG_LINES = 500;
  private static final int LONGEST = 100_000;

  private final Cluster cluster;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  Diagnostics(Cluster cluster, @Qualifier("redactor") UnaryOperator<String> redactor, Clock clock) {
    this.cluster = cluster;
    this.redactor = redactor;
    this.clock = clock;
  }

  List<Kept> keep(Workload workload, List<JsonNode> pods) {
    return keep(workload.ref(), describe(workload, pods), pods);
  }

  /** The same for an object that is no Deployment: its status, and these pods. */
  List<Kept> keep(ObjectRef object, JsonNode tree, List<JsonNode> pods) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(object.display(), tree.path("status")));
    lines.addAll(podLines(pods, clock.instant()));
    return keep(object, String.join("\n", lines), pods);
  }

  private List<Kept> keep(ObjectRef object, String description, List<JsonNode> pods) {
    List<Kept> kept = new ArrayList<>();
    kept.add(kept("description of " + object.display(), description));
    Optional<PodView> worst = PodView.worst(pods);
    Optional<JsonNode> container = worst.flatMap(PodView::worstContainer);
    if (worst.isPresent() && container.isPresent()) {
      String pod = worst.get().name();
      String name = Json.text(container.get(), "/name");
      kept.add(kept("logs of " + pod, log(object, pod, name, false)));
      if (Json.number(container.get(), "/restartCount") > 0) {
        kept.add(kept("previous logs of " + pod, log(object, pod, name, true)));
      }
    }
    return kept;
  }

  private Kept kept(String name, String content) {
    // As a whole: a key or a name with its value may go over several lines.
    String text = redactor.apply(content.replace("\0", ""));
    return new Kept(
        name, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\n(cut here)");
  }

  private String describe(Workload workload, List<JsonNode> pods) {
    Instant now = clock.instant();
    WorkloadView view = new WorkloadView(workload, now);
    List<String> lines = new ArrayList<>();
    lines.add(view.line());
    lines.addAll(view.conditions());
    lines.addAll(view.history());
    lines.addAll(podLines(pods, now));
    lines.add(
        or(
            cluster
                .events(workload.ref().namespace())
                .map(list -> events(workload, pods, list, now))));
    return String.join("\n", lines);
  }

  private static List<String> podLines(List<JsonNode> pods, Instant now) {
    return pods.stream()
        .map(PodView::new)
        .flatMap(pod -> Stream.concat(Stream.of(pod.line()), pod.containerLines(now).stream()))
        .toList();
  }

  private static String events(Workload workload, List<JsonNode> pods, JsonNode list, Instant now) {
    var names = pods.stream().map(p -> Json.text(p, "/metadata/name")).collect(Collectors.toSet());
    names.add(workload.ref().name());
    return EventView.newest(list, names, Set.of()).stream()
        .map(event -> event.line(now))
        .collect(Collectors.joining("\n"));
  }

  private String log(ObjectRef object, String pod, String container, boolean previous) {
    return or(cluster.log(object.namespace(), pod, container, previous, LOG_LINES));
  }

  private static String or(Outcome<String> read) {
    return switch (read) {
      case Outcome.Done<String>(String text) -> text;
      case Outcome.TryAgain<String>(_, String why, _) -> "not read: " + why;
      case Outcome.GaveUp<String>(_, String why) -> "not read: " + why;
    };
  }
}
