package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients ask to learn which resources exist. */
final class Discovery {

  private Discovery() {}

  static Optional<ObjectNode> answer(String path) {
    return switch (path) {
      case "/version" -> Optional.of(version());
      case "/api" -> Optional.of(legacy());
      case "/apis" -> Optional.of(groups());
      case "/apis/apps" -> Optional.of(group("apps"));
      case "/apis/authorization.k8s.io" -> Optional.of(group("authorization.k8s.io"));
      case "/api/v1" -> Optional.of(resources("", "v1"));
      case "/apis/apps/v1" -> Optional.of(resources("apps", "apps/v1"));
      case "/apis/authorization.k8s.io/v1" -> Optional.of(reviews());
      default -> Optional.empty();
    };
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
    list.putArray("groups").add(group("apps")).add(group("authorization.k8s.io"));
    return list;
  }

  private static ObjectNode group(String name) {
    ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
    group.put("name", name);
    ObjectNode version = Json.object().put("groupVersion", name + "/v1").put("version", "v1");
    group.putArray("versions").add(version);
    group.set("preferredVersion", version.deepCopy());
    return group;
  }

  private static ObjectNode resources(String group, String version) {
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    ArrayNode resources = list.put("groupVersion", version).putArray("resources");
    for (Kind kind : Kind.inGroup(group)) {
      resource(resources, kind, verbs(kind));
    }
    if (group.isEmpty()) {
      subresource(resources, "pods/log", "Pod", List.of("get"));
      subresource(resources, "pods/eviction", "Eviction", List.of("create"))
          .put("group", "policy")
          .put("version", "v1");
    } else {
      subresource(resources, "deployments/status", "Deployment", List.of("get", "patch", "update"));
      subresource(resources, "deployments/scale", "Scale", List.of("get", "patch", "update"))
          .put("group", "autoscaling")
          .put("version", "v1");
    }
    return list;
  }

  private static void resource(ArrayNode resources, Kind kind, List<String> verbs) {
    ObjectNode resource =
        resources
            .addObject()
            .put("name", kind.plural())
            .put("singularName", kind.plural().substring(0, kind.plural().length() - 1))
            .put("namespaced", kind.namespaced())
            .put("kind", kind.title());
    words(resource.putArray("verbs"), verbs);
    resource.putArray("shortNames").add(kind.shortName());
    if (kind == Kind.POD
        || kind == Kind.DEPLOYMENT
        || kind == Kind.REPLICA_SET
        || kind == Kind.SERVICE) {
      resource.putArray("categories").add("all");
    }
  }

  private static List<String> verbs(Kind kind) {
    return switch (kind) {
      case POD -> List.of("get", "list", "watch", "patch", "update", "delete");
      case DEPLOYMENT, REPLICA_SET, NODE -> List.of("get", "list", "watch", "patch", "update");
      default -> List.of("get", "list", "watch");
    };
  }

  private static ObjectNode subresource(
      ArrayNode all, String name, String kind, List<String> verbs) {
    ObjectNode resource =
        all.addObject().put("name", name).put("singularName", "").put("namespaced", true);
    words(resource.put("kind", kind).putArray("verbs"), verbs);
    return resource;
  }

  private static ObjectNode reviews() {
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    ArrayNode resources = list.put("groupVersion", "authorization.k8s.io/v1").putArray("resources");
    subresource(resources, "selfsubjectaccessreviews", "SelfSubjectAccessReview", List.of("create"))
        .put("namespaced", false);
    return list;
  }

  private static void words(ArrayNode array, List<String> words) {
    words.forEach(array::add);
  }
}
