package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.Usage;
import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GET of {@code metrics.k8s.io}: what pods and nodes use now, for {@code kubectl top}. */
final class MetricsEndpoint {

  static final String VERSION = "metrics.k8s.io/v1beta1";
  private static final String PATH = "/apis/" + VERSION + "/";
  private static final Usage SYSTEM = new Usage(210_000_000L, 900L << 20);

  private final ObjectStore store;
  private final Usage.Source source;

  MetricsEndpoint(ObjectStore store, Usage.Source source) {
    this.store = store;
    this.source = source;
  }

  /** The address of the same kind in the core API, where this is one of metrics. */
  static Optional<ResourcePath> path(String path) {
    return path.startsWith(PATH)
        ? ResourcePath.parse("/api/v1/" + path.substring(PATH.length()))
            .filter(found -> found.kind() == Kind.POD || found.kind() == Kind.NODE)
            .filter(found -> found.subresource().isEmpty())
        : Optional.empty();
  }

  ObjectNode read(ApiRequest request, ResourcePath path) {
    Function<JsonNode, Optional<ObjectNode>> metrics =
        path.kind() == Kind.POD ? this::pod : node -> Optional.of(node(node));
    if (!path.name().isEmpty()) {
      return store.get(path.key()).flatMap(metrics).orElseThrow(() -> notFound(path.key()));
    }
    ObjectNode list = Json.object().put("kind", title(path.kind()) + "List");
    Json.child(list.put("apiVersion", VERSION), "metadata");
    ArrayNode items = list.putArray("items");
    store.list(path.kind(), path.namespace()).stream()
        .filter(Selector.of(path.kind(), request))
        .flatMap(object -> metrics.apply(object).stream())
        .forEach(items::add);
    return list;
  }

  private Optional<ObjectNode> pod(JsonNode pod) {
    ObjectNode metrics = start(pod, Kind.POD);
    ArrayNode containers = metrics.putArray("containers");
    Json.items(pod, "spec", "containers")
        .map(container -> Json.text(container, "name"))
        .forEach(
            name ->
                source
                    .of(pod, name, now())
                    .ifPresent(
                        usage ->
                            containers.addObject().put("name", name).set("usage", text(usage))));
    return containers.isEmpty() ? Optional.empty() : Optional.of(metrics);
  }

  private ObjectNode node(JsonNode node) {
    ObjectNode metrics = start(node, Kind.NODE);
    String name = Json.text(node, "metadata", "name");
    Usage sum =
        store.list(Kind.POD, "").stream()
            .filter(pod -> Json.text(pod, "spec", "nodeName").equals(name))
            .flatMap(pod -> containers(pod).stream())
            .reduce(SYSTEM, Usage::plus);
    metrics.set("usage", text(sum));
    return metrics;
  }

  private List<Usage> containers(JsonNode pod) {
    return Json.items(pod, "spec", "containers")
        .flatMap(one -> source.of(pod, Json.text(one, "name"), now()).stream())
        .toList();
  }

  private ObjectNode start(JsonNode object, Kind kind) {
    ObjectNode metrics = Json.object().put("kind", title(kind)).put("apiVersion", VERSION);
    ObjectNode metadata =
        Json.child(metrics, "metadata").put("name", Json.text(object, "metadata", "name"));
    if (kind == Kind.POD) {
      metadata.put("namespace", Json.text(object, "metadata", "namespace"));
    }
    metadata.put("creationTimestamp", Json.time(now()));
    JsonNode labels = Json.at(object, "metadata", "labels");
    if (labels.isObject()) {
      metadata.set("labels", labels);
    }
    return metrics.put("timestamp", Json.time(now())).put("window", "15s");
  }

  private static ObjectNode text(Usage usage) {
    return Json.object()
        .put("cpu", usage.cpuNanos() + "n")
        .put("memory", (usage.memoryBytes() >> 10) + "Ki");
  }

  private Instant now() {
    return store.clock().instant();
  }

  private static String title(Kind kind) {
    return kind.title() + "Metrics";
  }

  private static ApiFailure notFound(Key key) {
    return ApiFailure.of(
        404,
        "NotFound",
        "%smetrics.metrics.k8s.io \"%s\" not found"
            .formatted(
                Discovery.singular(key.kind().title()),
                key.namespace().isEmpty() ? key.name() : key.namespace() + "/" + key.name()));
  }
}
