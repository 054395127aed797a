package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import java.util.List;
import java.util.Locale;

/** One object as kubectl and the API name it. */
record Thing(String kind, String namespace, String name) {

  static Thing of(ObjectRef object) {
    return new Thing(object.kind(), object.namespace(), object.name());
  }

  /** {@code deployment/checkout}: a name with its kind before it is never taken for an option. */
  String word() {
    return "%s/%s".formatted(kind.toLowerCase(Locale.ROOT), name);
  }

  /** {@code deployment/checkout -n shop}. */
  List<String> words() {
    return namespace.isEmpty() ? List.of(word()) : List.of(word(), "-n", namespace);
  }

  /** Its address at the API. */
  String path() {
    String version = apiVersion();
    String place = namespace.isEmpty() ? "" : "/namespaces/" + Bodies.escape(namespace);
    return "/%s/%s%s/%ss/%s"
        .formatted(
            version.contains("/") ? "apis" : "api",
            version,
            place,
            kind.toLowerCase(Locale.ROOT),
            Bodies.escape(name));
  }

  String apiVersion() {
    return switch (kind) {
      case "Deployment", "StatefulSet", "DaemonSet" -> "apps/v1";
      case "Job", "CronJob" -> "batch/v1";
      case "HorizontalPodAutoscaler" -> "autoscaling/v2";
      default -> "v1";
    };
  }
}
