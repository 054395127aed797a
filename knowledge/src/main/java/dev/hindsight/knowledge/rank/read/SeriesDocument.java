package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Metric series and database load, as a few honest statistics in words. */
final class SeriesDocument {

  private static final int MOST = 5;
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?(?:e[+-]?\\d{1,3})?");

  private SeriesDocument() {}

  static boolean read(JsonNode node, Lines lines, Findings found) {
    return load(node, lines, found) || series(node, lines, found);
  }

  private static boolean series(JsonNode node, Lines lines, Findings found) {
    JsonNode labels = node.path("metric");
    String name =
        labels.isObject()
            ? labels.path("__name__").asString("series")
            : ToolDocument.text(
                node, "metric_name", "MetricName", "label", "Label", "metric", "name");
    JsonNode values = node.has("values") ? node.path("values") : node.path("Values");
    if (name.isEmpty() || !values.isArray() || values.isEmpty()) {
      return false;
    }
    List<Double> numbers = numbers(values);
    if (numbers.isEmpty()) {
      return false;
    }
    String owner = owner(node);
    String unit = ToolDocument.text(node, "unit", "Unit");
    found.add(
        lines.numberOf("\"" + name + "\""),
        owner.isEmpty() ? lines.object() : "Database " + owner,
        "metric",
        Trend.of(name, unit, numbers).words(owner));
    return true;
  }

  /** The values of a series; of pairs of a time and a value, the value. */
  static List<Double> numbers(JsonNode values) {
    return Given.list(values).stream().flatMap(value -> number(value).stream()).toList();
  }

  static Optional<Double> number(JsonNode value) {
    JsonNode number = value.isArray() && value.size() == 2 ? value.path(1) : value;
    if (number.isNumber()) {
      return Optional.of(number.asDouble());
    }
    return number.isString() && NUMBER.matcher(number.asString()).matches()
        ? Optional.of(Double.parseDouble(number.asString()))
        : Optional.empty();
  }

  private static String owner(JsonNode node) {
    if (node.path("metric").isObject()) {
      return ToolDocument.text(
          node.path("metric"), "pod", "deployment", "service", "job", "instance", "node");
    }
    JsonNode dimensions =
        node.has("dimensions") ? node.path("dimensions") : node.path("Dimensions");
    return Given.list(dimensions).stream()
        .map(d -> ToolDocument.text(d, "Value", "value"))
        .findFirst()
        .orElse("");
  }

  private static boolean load(JsonNode node, Lines lines, Findings found) {
    if (!node.path("top_sql").isArray() && !node.path("top_wait_events").isArray()) {
      return false;
    }
    String owner = ToolDocument.text(node, "db_instance_identifier", "instance", "resource_id");
    String object = owner.isEmpty() ? lines.object() : "Database " + owner;
    double total = 0;
    for (JsonNode wait : node.path("top_wait_events")) {
      total += wait.path("db_load_avg").asDouble(0);
    }
    for (JsonNode wait : Given.list(node.path("top_wait_events")).stream().limit(MOST).toList()) {
      double share = total == 0 ? 0 : wait.path("db_load_avg").asDouble(0) / total;
      String name = ToolDocument.text(wait, "name");
      found.add(
          lines.numberOf(name),
          object,
          "load",
          String.format(
              Locale.ROOT,
              "wait event %s makes up %.0f %% of the database load%s%s",
              name,
              share * 100,
              share >= 0.4 ? ", most of it" : "",
              name.equals("Client:ClientRead") ? " (idle client sessions)" : ""));
    }
    double first =
        Given.list(node.path("top_sql")).stream()
            .mapToDouble(sql -> sql.path("db_load_avg").asDouble(0))
            .max()
            .orElse(0);
    for (JsonNode sql : Given.list(node.path("top_sql")).stream().limit(MOST).toList()) {
      double load = sql.path("db_load_avg").asDouble(0);
      String statement =
          ToolDocument.text(sql, "statement", "sql", "query").replaceAll("\\s+", " ");
      String waits =
          Given.list(sql.path("wait_events")).stream()
              .limit(3)
              .map(w -> ToolDocument.text(w, "name"))
              .collect(Collectors.joining(", "));
      found.add(
          lines.numberOf(statement.substring(0, Math.min(24, statement.length()))),
          object,
          "load",
          String.format(
              Locale.ROOT,
              "%s statement: %s (load %.1f, waits for %s)",
              load == first ? "top" : "other",
              statement.length() > 160 ? statement.substring(0, 159) + "…" : statement,
              load,
              waits));
    }
    JsonNode series = node.at("/db_load/values");
    List<Double> values = Given.list(series).stream().map(v -> v.asDouble(0)).toList();
    if (!values.isEmpty()) {
      found.add(
          lines.numberOf("db_load"), object, "metric", Trend.of("DBLoad", "", values).words(owner));
    }
    return true;
  }
}
