package dev.hindsight.local.cluster.api;

import static dev.hindsight.local.cluster.api.Column.computed;
import static dev.hindsight.local.cluster.api.Column.number;
import static dev.hindsight.local.cluster.api.Column.text;
import static dev.hindsight.local.cluster.api.Column.with;

import dev.hindsight.local.cluster.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The columns of what runs pods. */
final class WorkloadColumns {

  private static final Column CONTAINERS = images("Containers", "name");
  private static final Column IMAGES = images("Images", "image");

  private WorkloadColumns() {}

  static List<Column> deployment() {
    return with(
        List.of(
            ready(),
            number("Up-to-date", "status", "updatedReplicas"),
            number("Available", "status", "availableReplicas")),
        CONTAINERS,
        IMAGES,
        selector());
  }

  static List<Column> replicaSet() {
    return with(
        List.of(
            number("Desired", "spec", "replicas"),
            number("Current", "status", "replicas"),
            number("Ready", "status", "readyReplicas")),
        CONTAINERS,
        IMAGES,
        selector());
  }

  static List<Column> statefulSet() {
    return with(List.of(ready()), CONTAINERS, IMAGES);
  }

  static List<Column> daemonSet() {
    return with(
        List.of(
            number("Desired", "status", "desiredNumberScheduled"),
            number("Current", "status", "currentNumberScheduled"),
            number("Ready", "status", "numberReady"),
            number("Up-to-date", "status", "updatedNumberScheduled"),
            number("Available", "status", "numberAvailable"),
            Column.fixed("Node Selector", "<none>")),
        CONTAINERS,
        IMAGES);
  }

  static List<Column> job() {
    return with(
        List.of(
            computed("Status", (job, now) -> jobStatus(job)),
            computed(
                "Completions",
                (job, now) ->
                    Json.number(job, "status", "succeeded")
                        + "/"
                        + Math.max(1, Json.number(job, "spec", "completions"))),
            computed("Duration", WorkloadColumns::duration)),
        CONTAINERS,
        IMAGES,
        selector());
  }

  static List<Column> cronJob() {
    return with(
        List.of(
            text("Schedule", "spec", "schedule"),
            computed("Suspend", (job, now) -> Json.flag(job, "spec", "suspend") ? "True" : "False"),
            Column.count("Active", "status", "active"),
            computed("Last Schedule", WorkloadColumns::lastSchedule)));
  }

  private static String jobStatus(JsonNode job) {
    return Json.items(job, "status", "conditions")
        .filter(condition -> Json.text(condition, "status").equals("True"))
        .map(condition -> Json.text(condition, "type"))
        .filter(type -> type.equals("Complete") || type.equals("Failed"))
        .findFirst()
        .orElse("Running");
  }

  private static String duration(JsonNode job, Instant now) {
    if (!Json.has(job, "status", "startTime")) {
      return "";
    }
    boolean over = Json.has(job, "status", "completionTime");
    Instant end = over ? Json.time(job, "status", "completionTime") : now;
    return Ages.of(Json.time(job, "status", "startTime"), end);
  }

  private static String lastSchedule(JsonNode job, Instant now) {
    return Json.has(job, "status", "lastScheduleTime")
        ? Ages.of(Json.time(job, "status", "lastScheduleTime"), now)
        : "<none>";
  }

  private static Column ready() {
    return computed(
        "Ready",
        (object, now) ->
            Json.number(object, "status", "readyReplicas")
                + "/"
                + Json.number(object, "spec", "replicas"));
  }

  private static Column images(String name, String field) {
    return computed(
            name,
            (object, now) ->
                Json.items(object, "spec", "template", "spec", "containers")
                    .map(container -> Json.text(container, field))
                    .collect(Collectors.joining(",")))
        .onlyWide();
  }

  private static Column selector() {
    return computed("Selector", (object, now) -> Scale.selector(object)).onlyWide();
  }
}
