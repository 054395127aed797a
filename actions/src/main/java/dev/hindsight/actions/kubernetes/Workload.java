package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Deployment with its ReplicaSets, as trees. */
record Workload(String cluster, JsonNode deployment, List<JsonNode> replicaSets) {

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
        deployment,
        Json.items(replicaSets).stream()
            .filter(rs -> Json.ownedBy(rs, uid) && Json.annotation(rs, REVISION).isPresent())
            .sorted(Comparator.comparingLong(Workload::number).reversed())
            .toList());
  }

  ObjectRef ref() {
    return new ObjectRef(
        cluster,
        "Deployment",
        Json.text(deployment, "/metadata/namespace"),
        Json.text(deployment, "/metadata/name"));
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
    long said = number(deployment);
    return said > 0 ? said : replicaSets.stream().mapToLong(Workload::number).max().orElse(0);
  }

  Live live() {
    JsonNode template = deployment.at("/spec/template");
    Facts facts =
        new Facts.Workload(
            Templates.hash(template),
            revision(),
            since(),
            deployment.at("/spec/replicas").asInt(1),
            Templates.restart(template),
            Json.list(template, "/spec/containers").stream().map(Workload::container).toList(),
            replicaSets.stream().map(Workload::revisionOf).toList());
    return LiveObject.of(ref(), facts, deployment);
  }

  // An undo takes an old ReplicaSet again: then only the rollout's progress tells when. A restart
  // makes a new one of the same template, which is as old as the first of them.
  private Optional<Instant> since() {
    String template = Templates.hash(deployment.at("/spec/template"));
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
            Json.texts(container, "/resources/requests")));
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
        .filter(pod -> replicaSets.stream().anyMatch(rs -> owns(rs, pod)))
        .toList();
  }

  private static boolean owns(JsonNode replicaSet, JsonNode pod) {
    return Json.ownedBy(pod, Json.text(replicaSet, "/metadata/uid"));
  }

  Optional<JsonNode> condition(String type) {
    return Json.list(deployment, "/status/conditions").stream()
        .filter(c -> type.equals(Json.text(c, "/type")))
        .findFirst();
  }
}
