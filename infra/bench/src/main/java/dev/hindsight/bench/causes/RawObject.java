package dev.hindsight.bench.causes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The object that a command's parameters name, where they name one. */
final class RawObject {

  private static final Map<String, String> KINDS =
      Stream.of(
              "ConfigMap",
              "CronJob",
              "DaemonSet",
              "EndpointSlice",
              "HorizontalPodAutoscaler",
              "IngressClass",
              "NetworkPolicy",
              "PersistentVolume",
              "PersistentVolumeClaim",
              "ReplicaSet",
              "ResourceQuota",
              "RoleBinding",
              "ServiceAccount",
              "StatefulSet",
              "StorageClass")
          .collect(Collectors.toMap(kind -> kind.toLowerCase(Locale.ROOT), Function.identity()));

  private RawObject() {}

  static Optional<String> of(JsonNode params) {
    return of(params, "");
  }

  /** A log that is asked for by a bare name is a pod's. */
  static Optional<String> ofLog(JsonNode params) {
    return of(params, "Pod");
  }

  private static Optional<String> of(JsonNode params, String otherwise) {
    String pod = first(params, "pod_name");
    String name = pod.isEmpty() ? first(params, "name", "resource_name") : pod;
    String told = first(params, "kind", "resource_type");
    boolean bare = told.isEmpty() && !first(params, "name").isEmpty();
    String kind = !pod.isEmpty() ? "Pod" : bare ? otherwise : told;
    return name.isEmpty() || kind.isEmpty()
        ? Optional.empty()
        : Optional.of(Objects.of(kind(kind), first(params, "namespace", "namespace_name"), name));
  }

  /** {@code Deployment} for {@code deployment}, as the API writes it. */
  static String kind(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return KINDS.getOrDefault(
        lower, lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
  }

  private static String first(JsonNode params, String... names) {
    return List.of(names).stream()
        .map(name -> params.path(name).asString("").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
