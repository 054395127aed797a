package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources of one API version, with their verbs and subresources. */
final class DiscoveredResources {

  private static final List<String> READ = List.of("get", "list", "watch");
  private static final List<String> CHANGE = List.of("get", "patch", "update");
  private static final Set<Kind> ALL =
      Set.of(
          Kind.POD,
          Kind.SERVICE,
          Kind.REPLICATION_CONTROLLER,
          Kind.DAEMON_SET,
          Kind.DEPLOYMENT,
          Kind.REPLICA_SET,
          Kind.STATEFUL_SET,
          Kind.HORIZONTAL_POD_AUTOSCALER,
          Kind.CRON_JOB,
          Kind.JOB);

  private DiscoveredResources() {}

  static ObjectNode of(String version) {
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    ArrayNode resources = list.put("groupVersion", version).putArray("resources");
    Kind.in(version).forEach(kind -> resource(resources, kind));
    switch (version) {
      case "v1" -> {
        sub(resources, "pods/log", "Pod", List.of("get"));
        sub(resources, "pods/eviction", "Eviction", List.of("create"))
            .put("group", "policy")
            .put("version", "v1");
      }
      case "apps/v1" -> {
        sub(resources, "deployments/status", "Deployment", CHANGE);
        for (String scaled : List.of("deployments", "statefulsets")) {
          sub(resources, scaled + "/scale", "Scale", CHANGE)
              .put("group", "autoscaling")
              .put("version", "v1");
        }
      }
      case MetricsEndpoint.VERSION -> metrics(resources);
      case "authorization.k8s.io/v1" -> {
        for (String review : List.of("SelfSubjectAccessReview", "SelfSubjectRulesReview")) {
          sub(resources, Discovery.singular(review) + "s", review, List.of("create"))
              .put("namespaced", false);
        }
      }
      default -> {
        // kinds without subresources
      }
    }
    return list;
  }

  private static void resource(ArrayNode resources, Kind kind) {
    ObjectNode resource =
        resources
            .addObject()
            .put("name", kind.plural())
            .put("singularName", Discovery.singular(kind.title()))
            .put("namespaced", kind.namespaced())
            .put("kind", kind.title());
    words(resource.putArray("verbs"), verbs(kind));
    if (!kind.shortName().isEmpty()) {
      resource.putArray("shortNames").add(kind.shortName());
    }
    if (ALL.contains(kind)) {
      resource.putArray("categories").add("all");
    }
  }

  private static List<String> verbs(Kind kind) {
    Stream<String> more =
        Removal.KINDS.contains(kind)
            ? Stream.of("create", "delete", "patch", "update")
            : kind == Kind.DEPLOYMENT || kind == Kind.REPLICA_SET || kind == Kind.NODE
                ? Stream.of("patch", "update")
                : Stream.of();
    return Stream.concat(READ.stream(), more).toList();
  }

  private static void metrics(ArrayNode resources) {
    for (String name : List.of("nodes", "pods")) {
      boolean pods = name.equals("pods");
      ObjectNode resource =
          sub(resources, name, pods ? "PodMetrics" : "NodeMetrics", List.of("get", "list"));
      resource.put("namespaced", pods);
    }
  }

  private static ObjectNode sub(ArrayNode all, String name, String kind, List<String> verbs) {
    ObjectNode resource =
        all.addObject().put("name", name).put("singularName", "").put("namespaced", true);
    words(resource.put("kind", kind).putArray("verbs"), verbs);
    return resource;
  }

  private static void words(ArrayNode array, List<String> words) {
    words.forEach(array::add);
  }
}
