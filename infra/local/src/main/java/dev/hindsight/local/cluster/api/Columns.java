package dev.hindsight.local.cluster.api;

import static dev.hindsight.local.cluster.api.Column.computed;
import static dev.hindsight.local.cluster.api.Column.count;
import static dev.hindsight.local.cluster.api.Column.fixed;
import static dev.hindsight.local.cluster.api.Column.number;
import static dev.hindsight.local.cluster.api.Column.text;
import static dev.hindsight.local.cluster.api.Column.with;

import dev.hindsight.local.cluster.store.Json;
import dev.hindsight.local.cluster.store.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Which columns kubectl shows of which kind. */
final class Columns {

  private Columns() {}

  static List<Column> of(Kind kind) {
    return switch (kind) {
      case POD -> PodCells.columns();
      case DEPLOYMENT -> WorkloadColumns.deployment();
      case REPLICA_SET, REPLICATION_CONTROLLER -> WorkloadColumns.replicaSet();
      case STATEFUL_SET -> WorkloadColumns.statefulSet();
      case DAEMON_SET -> WorkloadColumns.daemonSet();
      case JOB -> WorkloadColumns.job();
      case CRON_JOB -> WorkloadColumns.cronJob();
      case NODE -> node();
      case NAMESPACE -> with(List.of(text("Status", "status", "phase")));
      case SERVICE -> service();
      case EVENT -> event();
      case CONFIG_MAP -> with(List.of(count("Data", "data")));
      case SECRET -> with(List.of(text("Type", "type"), count("Data", "data")));
      case RESOURCE_QUOTA -> with(List.of(used("Request", false), used("Limit", true)));
      case POD_DISRUPTION_BUDGET -> budget();
      case HORIZONTAL_POD_AUTOSCALER -> autoscaler();
      case ENDPOINTS -> with(List.of(computed("Endpoints", (object, now) -> addresses(object))));
      case SERVICE_ACCOUNT -> with(List.of(count("Secrets", "secrets")));
      case LIMIT_RANGE -> with(List.of());
      case PERSISTENT_VOLUME_CLAIM -> claim();
      case STORAGE_CLASS -> with(List.of(text("Provisioner", "provisioner")));
    };
  }

  private static List<Column> claim() {
    return with(
        List.of(
            text("Status", "status", "phase"),
            text("Volume", "spec", "volumeName"),
            text("Capacity", "status", "capacity", "storage"),
            text("StorageClass", "spec", "storageClassName")));
  }

  private static List<Column> node() {
    return with(
        List.of(computed("Status", (node, now) -> nodeStatus(node)), fixed("Roles", "<none>")),
        text("Version", "status", "nodeInfo", "kubeletVersion"),
        computed("Internal-IP", (node, now) -> address(node)).onlyWide(),
        fixed("External-IP", "<none>").onlyWide(),
        text("OS-Image", "status", "nodeInfo", "osImage").onlyWide(),
        text("Kernel-Version", "status", "nodeInfo", "kernelVersion").onlyWide(),
        text("Container-Runtime", "status", "nodeInfo", "containerRuntimeVersion").onlyWide());
  }

  private static String nodeStatus(JsonNode node) {
    boolean ready =
        Json.items(node, "status", "conditions")
            .filter(one -> Json.text(one, "type").equals("Ready"))
            .anyMatch(one -> Json.text(one, "status").equals("True"));
    return (ready ? "Ready" : "NotReady")
        + (Json.flag(node, "spec", "unschedulable") ? ",SchedulingDisabled" : "");
  }

  private static String address(JsonNode node) {
    return Json.items(node, "status", "addresses")
        .filter(one -> Json.text(one, "type").equals("InternalIP"))
        .map(one -> Json.text(one, "address"))
        .findFirst()
        .orElse("<none>");
  }

  private static List<Column> service() {
    return with(
        List.of(
            text("Type", "spec", "type"),
            text("Cluster-IP", "spec", "clusterIP"),
            fixed("External-IP", "<none>"),
            computed(
                "Port(s)",
                (service, now) ->
                    Json.text(Json.at(service, "spec", "ports").path(0), "port") + "/TCP")));
  }

  private static List<Column> event() {
    return List.of(
        computed("Last Seen", (event, now) -> Ages.of(Json.time(event, "lastTimestamp"), now)),
        text("Type", "type"),
        text("Reason", "reason"),
        computed(
            "Object",
            (event, now) ->
                Json.text(event, "involvedObject", "kind").toLowerCase(Locale.ROOT)
                    + "/"
                    + Json.text(event, "involvedObject", "name")),
        text("Message", "message"),
        number("Count", "count").onlyWide(),
        text("Name", "metadata", "name").onlyWide());
  }

  private static Column used(String name, boolean limits) {
    return computed(
        name,
        (quota, now) ->
            Json.at(quota, "status", "hard").properties().stream()
                .filter(field -> limits == field.getKey().startsWith("limits."))
                .map(
                    field ->
                        "%s: %s/%s"
                            .formatted(
                                field.getKey(),
                                Json.text(quota.path("status").path("used"), field.getKey()),
                                field.getValue().asString("")))
                .collect(Collectors.joining(", ")));
  }

  private static List<Column> budget() {
    return with(
        List.of(
            bound("Min Available", "minAvailable"),
            bound("Max Unavailable", "maxUnavailable"),
            number("Allowed Disruptions", "status", "disruptionsAllowed")));
  }

  private static Column bound(String name, String field) {
    return computed(
        name,
        (budget, now) ->
            Json.has(budget, "spec", field) ? Json.text(budget, "spec", field) : "N/A");
  }

  private static List<Column> autoscaler() {
    return with(
        List.of(
            computed(
                "Reference",
                (scaler, now) ->
                    Json.text(scaler, "spec", "scaleTargetRef", "kind")
                        + "/"
                        + Json.text(scaler, "spec", "scaleTargetRef", "name")),
            fixed("Targets", "<unknown>"),
            number("MinPods", "spec", "minReplicas"),
            number("MaxPods", "spec", "maxReplicas"),
            number("Replicas", "status", "currentReplicas")));
  }

  private static String addresses(JsonNode endpoints) {
    return Json.items(endpoints, "subsets")
        .flatMap(subset -> Json.items(subset, "addresses"))
        .map(address -> Json.text(address, "ip"))
        .collect(Collectors.joining(","));
  }
}
