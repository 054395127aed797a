package dev.hindsight.bench.practice;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observation;
import dev.hindsight.bench.causes.Objects;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What was seen, each line once, in the general form. */
final class Seen {

  private final Set<Line> lines = new LinkedHashSet<>();

  private record Line(String object, String kind, String text) {}

  void add(Diagnosis diagnosis) {
    for (Observation seen : diagnosis.observations()) {
      lines.add(new Line(Objects.toFile(seen.object().display()), kind(seen.kind()), seen.line()));
    }
  }

  /** The alerts that fire. */
  void add(List<JsonNode> alerts) {
    alerts.stream()
        .filter(alert -> alert.path("status").asString("").equals("firing"))
        .forEach(
            alert ->
                lines.add(
                    new Line(
                        object(alert.path("labels")),
                        "alert",
                        "%s: %s"
                            .formatted(
                                alert.at("/labels/alertname").asString(""),
                                alert.at("/annotations/summary").asString("")))));
  }

  void into(ArrayNode array) {
    for (Line line : lines) {
      array
          .addObject()
          .put("object", line.object())
          .put("kind", line.kind())
          .put("text", line.text());
    }
  }

  private static String object(JsonNode labels) {
    String service = labels.path("deployment").asString("");
    return service.isEmpty()
        ? "Node/" + labels.path("node").asString("")
        : "Deployment/%s/%s".formatted(labels.path("namespace").asString(""), service);
  }

  /** The general form knows fewer kinds than the observer. */
  private static String kind(Observation.Kind kind) {
    return KINDS.getOrDefault(kind, "state");
  }

  private static final Map<Observation.Kind, String> KINDS =
      Map.of(
          Observation.Kind.EVENT, "event",
          Observation.Kind.LOG, "log",
          Observation.Kind.PREVIOUS_LOG, "log",
          Observation.Kind.METRIC, "metric",
          Observation.Kind.ROLLOUT, "change");
}
