package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Deployment with its ReplicaSets, or a StatefulSet or DaemonSet alone, as trees. */
record Workload(String cluster, String kind, JsonNode object, List<JsonNode> replicaSets) {

  static final String MARKER = "hindsight.dev/plan";
  static final String REVISION = "deployment.kubernetes.io/revision";
  static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  Workload {
    replicaSets = List.copyOf(replicaSets);
  }

  /** From a Deployment and a list of ReplicaSets, of which only its own are taken. */
  static Workload of(String cluster, JsonNode deployment, JsonNode replicaSets) {
    String uid = Json.text(deployment, "/metadata/uid");
    return new Workload(
        cluster,
        "Deployment",
        deployment,
        Json.items(replicaSets).stream()
            .filter(rs -> Json.ownedBy(rs, uid) && Json.annotation(rs, REVISION).isPresent())
            .sorted(Comparator.comparingLong(Workload::number).reversed())
            .toList());
  }

  /** One whose pods are its own. */
  static Workload alone(String cluster, String kind, JsonNode object) {
    return new Workload(cluster, kind, object, List.of());
  }

  ObjectRef ref() {
    return new ObjectRef(
        cluster,
        kind,
        Json.text(object, "/metadata/namespace"),
        Json.text(object, "/metadata/name"));
  }

  /** Whether its rollouts are held. */
  boolean paused() {
    return object.at("/spec/paused").asBoolean(false);
  }

  private int wanted() {
    return kind.equals("DaemonSet")
        ? (int) Json.number(object, "/status/desiredNumberScheduled")
        : object.at("/spec/replicas").asInt(1);
  }

  static long number(JsonNode object) {
    try {
      return Long.parseLong(Json.annotation(object, REVISION).orElse("0"));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** The newest revision's number, by the Deployment or else by its ReplicaSets. */
  long revision() {
    long said = number(object);
    return said > 0 ? said : replicaSets.stream().mapToLong(Workload::number).max().orElse(0);
  }

  Live live() {
    JsonNode template = object.at("/spec/template");
    Facts facts =
        new Facts.Workload(
            Templates.hash(template),
            revision(),
            since(),
            wanted(),
            Templates.restart(template),
            Json.list(template, "/spec/containers").stream().map(Workload::container).toList(),
            replicaSets.stream().map(Workload::revisionOf).toList(),
            paused());
    return LiveObject.of(ref(), facts, object);
  }

  // An undo takes an old ReplicaSet again: then only the rollout's progress tells when. A restart
  // makes a new one of the same template, which is as old as the first of them.
  private Optional<Instant> since() {
    String template = Templates.hash(object.at("/spec/template"));
    List<JsonNode> same =
        replicaSets.stream()
            .takeWhile(set -> Templates.hash(set.at("/spec/template")).equals(template))
            .toList();
    if (same.size() > 1) {
      return Json.time(same.getLast(), "/metadata/creationTimestamp");
    }
    Stream<Instant> created =
        replicaSets.stream()
            .filter(set -> number(set) == revision())
            .flatMap(set -> Json.time(set, "/metadata/creationTimestamp").stream());
    Stream<Instant> progressed =
        condition("Progressing").flatMap(c -> Json.time(c, "/lastUpdateTime")).stream();
    return Stream.concat(created, progressed).max(Comparator.naturalOrder());
  }

  private static Facts.Container container(JsonNode container) {
    return new Facts.Container(
        Json.text(container, "/name"),
        Json.text(container, "/image"),
        Resources.of(
            Json.texts(container, "/resources/limits"),
            Json.texts(container, "/resources/requests")),
        environment(container));
  }

  private static Facts.Environment environment(JsonNode container) {
    Map<String, String> values = new HashMap<>();
    Set<String> references = new HashSet<>();
    for (JsonNode variable : Json.list(container, "/env")) {
      if (variable.has("valueFrom")) {
        references.add(Json.text(variable, "/name"));
      } else {
        values.put(Json.text(variable, "/name"), Json.text(variable, "/value"));
      }
    }
    return new Facts.Environment(values, references);
  }

  private static Facts.Revision revisionOf(JsonNode replicaSet) {
    JsonNode template = Templates.clean(replicaSet.at("/spec/template"));
    return new Facts.Revision(
        Templates.revision(number(replicaSet), template),
        (int) Json.number(replicaSet, "/status/readyReplicas"),
        template);
  }

  /** The selector of its pods as the API wants it. */
  static String selector(JsonNode deployment) {
    return deployment.at("/spec/selector/matchLabels").properties().stream()
        .map(e -> e.getKey() + "=" + e.getValue().asString())
        .collect(Collectors.joining(","));
  }

  /** Its own pods out of a list. */
  List<JsonNode> pods(JsonNode list) {
    return Json.items(list).stream()
        .filter(pod -> owns(object, pod) || replicaSets.stream().anyMatch(set -> owns(set, pod)))
        .toList();
  }

  private static boolean owns(JsonNode owner, JsonNode pod) {
    return Json.ownedBy(pod, Json.text(owner, "/metadata/uid"));
  }

  Optional<JsonNode> condition(String type) {
    return Json.list(object, "/status/conditions").stream()
        .filter(c -> type.equals(Json.text(c, "/type")))
        .findFirst();
  }
}
