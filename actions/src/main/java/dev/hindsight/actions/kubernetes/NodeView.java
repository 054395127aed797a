package dev.hindsight.actions.kubernetes;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is not normal about one node, in plain, regular words; pure. */
record NodeView(JsonNode node) {

  /** Taints that the cluster sets when something is wrong; others are how people divide nodes. */
  private static final String OF_THE_CLUSTER = "node.kubernetes.io/";

  String name() {
    return Json.text(node, "/metadata/name");
  }

  boolean well() {
    return lines().isEmpty();
  }

  /** Empty when all is normal. */
  List<String> lines() {
    Stream<String> cordoned =
        node.at("/spec/unschedulable").asBoolean(false)
            ? Stream.of("cordoned: no new pods are placed here")
            : Stream.empty();
    return Stream.of(conditions(), taints(), cordoned).flatMap(lines -> lines).toList();
  }

  /** By convention only Ready is good when it is True, whatever conditions a cluster adds. */
  private Stream<String> conditions() {
    return Json.list(node, "/status/conditions").stream()
        .filter(c -> isReady(c) != Json.text(c, "/status").equals("True"))
        .map(
            c ->
                "%s=%s %s: %s"
                    .formatted(
                        Json.text(c, "/type"),
                        Json.text(c, "/status"),
                        Json.text(c, "/reason"),
                        Json.text(c, "/message")));
  }

  private static boolean isReady(JsonNode condition) {
    return Json.text(condition, "/type").equals("Ready");
  }

  private Stream<String> taints() {
    return Json.list(node, "/spec/taints").stream()
        .filter(t -> Json.text(t, "/key").startsWith(OF_THE_CLUSTER))
        .filter(t -> !Json.text(t, "/key").endsWith("/unschedulable"))
        .map(t -> "taint %s:%s".formatted(Json.text(t, "/key"), Json.text(t, "/effect")));
  }
}
