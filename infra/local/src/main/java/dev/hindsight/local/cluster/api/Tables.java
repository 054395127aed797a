package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.time.Instant;
import java.util.List;
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
    List<Column> columns = Columns.of(kind);
    ArrayNode definitions = table.putArray("columnDefinitions");
    columns.forEach(column -> define(definitions, column));
    ArrayNode rows = table.putArray("rows");
    for (JsonNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      columns.forEach(column -> cells.add(column.cell().apply(object, now)));
      row.set("object", include.equals("Object") ? object : partial(object));
    }
    return table;
  }

  private static void define(ArrayNode definitions, Column column) {
    definitions
        .addObject()
        .put("name", column.name())
        .put("type", "string")
        .put("format", column.name().equals("Name") ? "name" : "")
        .put("description", "")
        .put("priority", column.wide() ? 1 : 0);
  }

  private static ObjectNode partial(JsonNode object) {
    ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata");
    partial.put("apiVersion", "meta.k8s.io/v1");
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
