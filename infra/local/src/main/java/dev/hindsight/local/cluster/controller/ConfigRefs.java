package dev.hindsight.local.cluster.controller;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The kubelet's look at the ConfigMaps and Secrets that a container's environment comes from. */
record ConfigRefs(ObjectStore store) {

  /** What is missing, in the kubelet's words. */
  Optional<String> missing(JsonNode pod) {
    String namespace = Json.text(pod, "metadata", "namespace");
    return Json.items(pod, "spec", "containers")
        .flatMap(container -> Stream.concat(keys(container), wholes(container)))
        .filter(reference -> !Json.flag(reference.node(), "optional"))
        .flatMap(reference -> missing(namespace, reference).stream())
        .findFirst();
  }

  private record Reference(Kind kind, JsonNode node) {}

  private static Stream<Reference> keys(JsonNode container) {
    return Json.items(container, "env")
        .map(variable -> variable.path("valueFrom"))
        .flatMap(from -> references(from, "configMapKeyRef", "secretKeyRef"));
  }

  private static Stream<Reference> wholes(JsonNode container) {
    return Json.items(container, "envFrom")
        .flatMap(from -> references(from, "configMapRef", "secretRef"));
  }

  private static Stream<Reference> references(JsonNode from, String map, String secret) {
    return Stream.of(
            new Reference(Kind.CONFIG_MAP, from.path(map)),
            new Reference(Kind.SECRET, from.path(secret)))
        .filter(reference -> reference.node().isObject());
  }

  private Optional<String> missing(String namespace, Reference reference) {
    String name = Json.text(reference.node(), "name");
    String key = Json.text(reference.node(), "key");
    Optional<? extends JsonNode> object = store.get(new Key(reference.kind(), namespace, name));
    if (object.isEmpty()) {
      String kind = reference.kind() == Kind.SECRET ? "secret" : "configmap";
      return Optional.of("%s \"%s\" not found".formatted(kind, name));
    }
    if (key.isEmpty() || object.get().path("data").has(key)) {
      return Optional.empty();
    }
    return Optional.of(
        "couldn't find key %s in %s %s/%s"
            .formatted(key, reference.kind().title(), namespace, name));
  }
}
