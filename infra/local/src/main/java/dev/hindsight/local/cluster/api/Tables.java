package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table form of lists that kubectl prints. */
final class Tables {

  private Tables() {}

  static ObjectNode of(
      Kind kind,
      Iterable<? extends JsonNode> objects,
      String include,
      Instant now,
      String version) {
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    ObjectNode metadata = Json.child(table, "metadata");
    if (!version.isEmpty()) {
      metadata.put("resourceVersion", version);
    }
    ArrayNode columns = table.putArray("columnDefinitions");
    columns(kind).forEach(name -> column(columns, name));
    ArrayNode rows = table.putArray("rows");
    for (JsonNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      cells(kind, object, now).forEach(cells::add);
      row.set("object", include.equals("Object") ? object : partial(object));
    }
    return table;
  }

  private static void column(ArrayNode columns, String name) {
    boolean wide = name.startsWith("*");
    columns
        .addObject()
        .put("name", wide ? name.substring(1) : name)
        .put("type", "string")
        .put("format", name.equals("Name") ? "name" : "")
        .put("description", "")
        .put("priority", wide ? 1 : 0);
  }

  private static List<String> columns(Kind kind) {
    return switch (kind) {
      case POD -> List.of("Name", "Ready", "Status", "Restarts", "Age", "*IP", "*Node");
      case DEPLOYMENT ->
          List.of("Name", "Ready", "Up-to-date", "Available", "Age", "*Containers", "*Images");
      case REPLICA_SET ->
          List.of("Name", "Desired", "Current", "Ready", "Age", "*Containers", "*Images");
      case NODE -> List.of("Name", "Status", "Roles", "Age", "Version");
      case NAMESPACE -> List.of("Name", "Status", "Age");
      case SERVICE -> List.of("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age");
      case EVENT -> List.of("Last Seen", "Type", "Reason", "Object", "Message", "*Count", "*Name");
    };
  }

  private static List<String> cells(Kind kind, JsonNode object, Instant now) {
    String name = Json.text(object, "metadata", "name");
    String age = age(Json.time(object, "metadata", "creationTimestamp"), now);
    JsonNode spec = object.path("spec");
    JsonNode status = object.path("status");
    return switch (kind) {
      case POD -> PodCells.of(object, age, now);
      case DEPLOYMENT ->
          List.of(
              name,
              Json.number(status, "readyReplicas") + "/" + Json.number(spec, "replicas"),
              "" + Json.number(status, "updatedReplicas"),
              "" + Json.number(status, "availableReplicas"),
              age,
              containers(spec, "name"),
              containers(spec, "image"));
      case REPLICA_SET ->
          List.of(
              name,
              "" + Json.number(spec, "replicas"),
              "" + Json.number(status, "replicas"),
              "" + Json.number(status, "readyReplicas"),
              age,
              containers(spec, "name"),
              containers(spec, "image"));
      case NODE ->
          List.of(
              name,
              "Ready" + (Json.flag(spec, "unschedulable") ? ",SchedulingDisabled" : ""),
              "<none>",
              age,
              Json.text(status, "nodeInfo", "kubeletVersion"));
      case NAMESPACE -> List.of(name, Json.text(status, "phase"), age);
      case SERVICE ->
          List.of(
              name,
              "ClusterIP",
              Json.text(spec, "clusterIP"),
              "<none>",
              Json.text(spec.path("ports").path(0), "port") + "/TCP",
              age);
      case EVENT ->
          List.of(
              age(Json.time(object, "lastTimestamp"), now),
              Json.text(object, "type"),
              Json.text(object, "reason"),
              Json.text(object, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT)
                  + "/"
                  + Json.text(object, "involvedObject", "name"),
              Json.text(object, "message"),
              Json.text(object, "count"),
              name);
    };
  }

  /** As kubectl speaks of ages: 45s, 7m, 26h, 9d. */
  static String age(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    if (age.toMinutes() < 2) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toHours() < 3) {
      return age.toMinutes() + "m";
    }
    return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
  }

  private static String containers(JsonNode spec, String field) {
    return Json.items(spec, "template", "spec", "containers")
        .map(container -> Json.text(container, field))
        .collect(Collectors.joining(","));
  }

  private static ObjectNode partial(JsonNode object) {
    ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata");
    partial.put("apiVersion", "meta.k8s.io/v1");
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
