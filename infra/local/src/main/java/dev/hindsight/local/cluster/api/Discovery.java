package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients ask to learn which resources exist. */
final class Discovery {

  private static final String REVIEWS = "authorization.k8s.io/v1";

  private Discovery() {}

  static Optional<ObjectNode> answer(String path) {
    return switch (path) {
      case "/version" -> Optional.of(version());
      case "/api" -> Optional.of(legacy());
      case "/apis" -> Optional.of(groups());
      case "/api/v1" -> Optional.of(DiscoveredResources.of("v1"));
      default -> path.startsWith("/apis/") ? group(path.substring(6)) : Optional.empty();
    };
  }

  private static Optional<ObjectNode> group(String name) {
    List<String> versions = versions().toList();
    if (versions.contains(name)) {
      return Optional.of(DiscoveredResources.of(name));
    }
    return versions.stream()
        .filter(version -> version.startsWith(name + "/"))
        .findFirst()
        .map(Discovery::describe);
  }

  private static Stream<String> versions() {
    return Stream.concat(
        Kind.apiVersions().filter(version -> version.contains("/")),
        Stream.of(REVIEWS, MetricsEndpoint.VERSION));
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "33")
        .put("gitVersion", "v1.33.6")
        .put("gitCommit", "practice")
        .put("gitTreeState", "clean")
        .put("buildDate", "2025-11-11T00:00:00Z")
        .put("goVersion", "go1.24.6")
        .put("compiler", "gc")
        .put("platform", "linux/amd64");
  }

  private static ObjectNode legacy() {
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  private static ObjectNode groups() {
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    versions().map(Discovery::describe).forEach(groups::add);
    return list;
  }

  private static ObjectNode describe(String groupVersion) {
    String[] parts = groupVersion.split("/", 2);
    ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
    group.put("name", parts[0]);
    ObjectNode version = Json.object().put("groupVersion", groupVersion).put("version", parts[1]);
    group.putArray("versions").add(version);
    group.set("preferredVersion", version.deepCopy());
    return group;
  }

  /** The name of one object of a kind, as in {@code kubectl get pod}. */
  static String singular(String title) {
    return title.toLowerCase(Locale.ROOT);
  }
}
