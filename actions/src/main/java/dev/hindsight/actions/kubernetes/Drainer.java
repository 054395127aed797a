package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Drains a node piece by piece: one call cordons it, the next ones evict some pods each, the last
 * one leaves the mark that all is done. What is done is read from the cluster before each call.
 */
@Component
class Drainer {

  private static final int AT_ONCE = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Targets targets;

  Drainer(Targets targets) {
    this.targets = targets;
  }

  /** The server is asked about the cordon, and before the drain begins about each eviction. */
  Outcome<String> preview(DrainNode drain, Live live) {
    Outcome<JsonNode> asked = Write.dryRun(drain, live).request().then(targets::send);
    if (schedulable(live)) {
      for (DrainNode.Pod pod : drain.left(live)) {
        asked = asked.then(_ -> targets.send(eviction(pod, "hindsight", true)));
      }
    }
    String lines =
        drain.left(live).stream()
            .map(pod -> "Pod %s/%s: present -> evicted".formatted(pod.namespace(), pod.name()))
            .collect(Collectors.joining("\n"));
    return asked.map(
        _ -> "spec.unschedulable: %s -> true\n%s".formatted(!schedulable(live), lines));
  }

  Outcome<Written> write(DrainNode drain, Change change, Optional<String> as) {
    Live live = change.live();
    if (drain.partly(live, change.marker()).isEmpty()) {
      return Write.of(change)
          .request()
          .then(cordon -> targets.send(cordon.as(as)))
          .then(_ -> later(drain, live, "cordoned"));
    }
    if (schedulable(live)) {
      return new GaveUp<>(
          Reason.CONFLICT, "somebody uncordoned the node in the middle of the drain");
    }
    List<DrainNode.Pod> left = drain.left(live);
    return left.isEmpty()
        ? targets.send(Write.of(change).mark().as(as)).map(_ -> Written.at(0))
        : evict(drain, change, left, as);
  }

  private Outcome<Written> evict(
      DrainNode drain, Change change, List<DrainNode.Pod> left, Optional<String> as) {
    Optional<String> trouble = Optional.empty();
    for (DrainNode.Pod pod :
        left.stream().filter(p -> !leaving(p, change.live())).limit(AT_ONCE).toList()) {
      switch (targets.send(eviction(pod, "hindsight-" + change.plan(), false).as(as))) {
        case Done<JsonNode> _ -> {}
        case TryAgain<JsonNode>(Reason reason, String text, Duration after) -> {
          // A conflict: another pod has its name by now. A budget may let the next pod go.
          if (reason == Reason.DISRUPTION_BUDGET) {
            trouble = Optional.of(text);
          } else if (reason != Reason.CONFLICT) {
            return new TryAgain<>(Reason.UNFINISHED, text, after);
          }
        }
        case GaveUp<JsonNode>(Reason reason, String text) -> {
          if (reason != Reason.GONE) {
            return new GaveUp<>(reason, text);
          }
        }
      }
    }
    return later(drain, change.live(), trouble.orElse("evicted, and not gone yet"));
  }

  private static Outcome<Written> later(DrainNode drain, Live live, String why) {
    return new TryAgain<>(
        Reason.UNFINISHED,
        "%d of %d pods are still on %s: %s"
            .formatted(drain.left(live).size(), drain.pods().size(), live.ref().display(), why),
        PAUSE);
  }

  /** By UID alone: its resource version changes with every breath of a crash-looping pod. */
  private static Request eviction(DrainNode.Pod pod, String agent, boolean dryRun) {
    return new Request(
        "create",
        "eviction of Pod %s/%s".formatted(pod.namespace(), pod.name()),
        "%s/%s/eviction".formatted(Kind.POD.all(pod.namespace()), Request.escape(pod.name())),
        dryRun ? Map.of("dryRun", "All") : Map.of(),
        Optional.of(Removal.eviction(pod.namespace(), pod.name(), pod.uid(), dryRun)),
        agent);
  }

  private static boolean leaving(DrainNode.Pod pod, Live live) {
    return live.facts() instanceof Facts.Node node
        && node.pods().stream().anyMatch(guest -> guest.leaving() && guest.uid().equals(pod.uid()));
  }

  private static boolean schedulable(Live live) {
    return live.facts() instanceof Facts.Node node && node.schedulable();
  }
}
