package dev.hindsight.local.cluster.alerting;

import static dev.hindsight.local.cluster.alerting.AlertRule.words;

import dev.hindsight.local.cluster.alerting.Workloads.OwnedPod;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Pods that no node takes, and pods that a node under pressure threw out. */
record PodRules(Severities severities, Duration holdFor) implements AlertRule {

  /** An eviction is news for this long; under lasting pressure the next one comes sooner. */
  private static final Duration RECENT = Duration.ofSeconds(20);

  @Override
  public Stream<AlertCondition> evaluate(Workloads workloads, Instant now) {
    return workloads.pods().stream()
        .flatMap(one -> Stream.concat(unscheduled(one).stream(), evicted(one, now)));
  }

  private List<AlertCondition> unscheduled(OwnedPod one) {
    return condition(one.pod(), "PodScheduled")
        .filter(found -> Json.text(found, "reason").equals("Unschedulable"))
        .map(
            found ->
                new AlertCondition(
                    labels(one, "KubePodNotScheduled"),
                    words(
                        "New pods of %s in %s find no node"
                            .formatted(one.deployment(), one.namespace()),
                        "Pod %s is Pending: %s".formatted(one.name(), Json.text(found, "message"))),
                    holdFor))
        .stream()
        .toList();
  }

  private Stream<AlertCondition> evicted(OwnedPod one, Instant now) {
    boolean recent =
        Json.text(one.pod(), "status", "reason").equals("Evicted")
            && condition(one.pod(), "DisruptionTarget")
                .filter(found -> Json.time(found, "lastTransitionTime").plus(RECENT).isAfter(now))
                .isPresent();
    if (!recent) {
      return Stream.empty();
    }
    String node = Json.text(one.pod(), "spec", "nodeName");
    SortedMap<String, String> onNode = labels(one, "KubeNodePressure");
    onNode.put("node", node);
    return Stream.of(
        new AlertCondition(
            labels(one, "KubePodEvicted"),
            words(
                "Pods of %s in %s are evicted".formatted(one.deployment(), one.namespace()),
                "Pod %s was evicted from node %s: %s"
                    .formatted(one.name(), node, Json.text(one.pod(), "status", "message"))),
            holdFor),
        new AlertCondition(
            onNode,
            words(
                "Node %s is short of resources and evicts pods".formatted(node),
                "Node %s reported pressure and evicted pod %s of %s/%s."
                    .formatted(node, one.name(), one.namespace(), one.deployment())),
            holdFor));
  }

  private SortedMap<String, String> labels(OwnedPod one, String alert) {
    return Workloads.labels(
        alert, severities.of(one.namespace(), one.deployment()), one.namespace(), one.deployment());
  }

  private static Optional<JsonNode> condition(JsonNode pod, String type) {
    return Json.items(pod, "status", "conditions")
        .filter(one -> Json.text(one, "type").equals(type))
        .findFirst();
  }
}
