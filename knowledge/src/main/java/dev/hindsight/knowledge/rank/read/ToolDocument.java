package dev.hindsight.knowledge.rank.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What monitoring and cloud tools answer: pods, events, logs and monitors in shapes of their own.
 */
final class ToolDocument {

  private ToolDocument() {}

  static boolean read(JsonNode node, Lines lines, Findings found) {
    return pod(node, lines, found)
        || event(node, lines, found)
        || workload(node, lines, found)
        || machine(node, lines, found)
        || monitor(node, lines, found)
        || table(node, lines, found)
        || ClusterMember.read(node, lines, found)
        || MongoLog.read(node, lines, found)
        || entry(node, lines, found);
  }

  private static boolean pod(JsonNode node, Lines lines, Findings found) {
    if (!node.path("containers").isArray() || !node.path("phase").isString()) {
      return false;
    }
    String name = text(node, "name");
    String object = "Pod " + place(node) + name;
    int number = lines.numberOf(name);
    List<JsonNode> containers = Given.list(node.path("containers"));
    boolean ready =
        !containers.isEmpty()
            && containers.stream().allMatch(c -> c.path("ready").asBoolean(false));
    boolean deleted = !text(node, "deletion_timestamp", "deletionTimestamp").isEmpty();
    found.add(
        number,
        object,
        "pod",
        "pod %s: phase %s, %s%s%s%s"
            .formatted(
                name,
                text(node, "phase"),
                text(node, "phase").equals("Succeeded") ? "done" : ready ? "ready" : "not ready",
                before(", on ", text(node, "node_name", "nodeName", "node")),
                deleted ? ", being deleted" : "",
                before(": ", text(node, "reason", "message"))));
    Optional<Instant> started =
        containers.stream()
            .flatMap(c -> found.times().seen(text(c.path("state"), "started_at")).stream())
            .findFirst();
    found.pod(new PodSeen(name, ready, deleted, started));
    int from = Math.max(0, lines.indexOf(0, name));
    containers.forEach(c -> new ToolContainer(c).read(number, lines, from, object, found));
    for (JsonNode condition : node.path("conditions")) {
      String type = text(condition, "type");
      String status = text(condition, "status");
      String reason = text(condition, "reason");
      String message = text(condition, "message");
      found.add(
          told(number, lines, from, start(message), reason),
          object,
          "condition",
          Conditions.line(type, status, reason, message));
    }
    return true;
  }

  private static boolean event(JsonNode node, Lines lines, Findings found) {
    if (!node.path("reason").isString()
        || !node.path("message").isString()
        || !(node.has("type") || node.has("count"))
        || node.has("status")) {
      return false;
    }
    JsonNode involved =
        node.has("involved_object") ? node.path("involved_object") : node.path("involvedObject");
    String object =
        involved.isObject()
            ? text(involved, "kind") + "/" + text(involved, "name")
            : involved.asString("");
    int slash = object.indexOf('/');
    String display =
        slash < 0
            ? object
            : object.substring(0, slash) + " " + place(node) + object.substring(slash + 1);
    Events.add(
        new Events.Seen(
            lines.numberOf(start(text(node, "message"))),
            display.startsWith("Node ") ? "Node " + object.substring(slash + 1) : display,
            text(node, "type"),
            text(node, "reason"),
            Math.max(1, node.path("count").asLong(1)),
            text(node, "message"),
            found
                .times()
                .seen(text(node, "last_time", "lastTimestamp", "last_timestamp", "timestamp"))),
        found);
    return true;
  }

  private static boolean workload(JsonNode node, Lines lines, Findings found) {
    if (!node.path("desired").isNumber() && !node.path("desired_replicas").isNumber()) {
      return false;
    }
    String name = text(node, "name");
    long desired = node.path("desired").asLong(node.path("desired_replicas").asLong(0));
    long available =
        node.path("available")
            .asLong(node.path("available_replicas").asLong(node.path("ready").asLong(0)));
    String object = "Deployment " + place(node) + name;
    int number = lines.numberOf(name);
    found.add(
        number, object, "workload", "%s: %d of %d available".formatted(object, available, desired));
    if (available < desired) {
      found.add(
          number,
          object,
          "condition",
          "Available=False: %d of %d replicas".formatted(available, desired));
    }
    node.path("conditions")
        .forEach(
            c ->
                found.add(
                    number,
                    object,
                    "condition",
                    Conditions.line(
                        text(c, "type"),
                        text(c, "status"),
                        text(c, "reason"),
                        text(c, "message"))));
    return true;
  }

  private static boolean machine(JsonNode node, Lines lines, Findings found) {
    if (!node.has("memory_pressure") && !node.has("disk_pressure")) {
      return false;
    }
    String name = text(node, "name");
    int number = lines.numberOf(name);
    String object = "Node " + name;
    String ready = text(node, "ready");
    if (!ready.equalsIgnoreCase("true")) {
      found.add(
          number,
          object,
          "node",
          "Ready="
              + ready
              + (ready.equals("Unknown")
                  ? " NodeStatusUnknown: Kubelet stopped posting node status."
                  : ""));
    }
    Stream.of("memory", "disk", "pid")
        .filter(what -> text(node, what + "_pressure").equalsIgnoreCase("true"))
        .forEach(
            what ->
                found.add(
                    number,
                    object,
                    "node",
                    (what.equals("pid")
                            ? "PID"
                            : Character.toUpperCase(what.charAt(0)) + what.substring(1))
                        + "Pressure=True"));
    return true;
  }

  private static boolean monitor(JsonNode node, Lines lines, Findings found) {
    String state = text(node, "overall_state", "state");
    if (!node.has("query") || !node.path("name").isString() || state.isEmpty()) {
      return false;
    }
    boolean well = state.equalsIgnoreCase("OK") || state.equalsIgnoreCase("No Data");
    String name = text(node, "name");
    found.add(
        lines.numberOf(start(name)),
        lines.object(),
        well ? "monitor" : "alert",
        "monitor %s is %s%s"
            .formatted(name, state, well ? "" : before(": ", text(node, "message"))));
    return true;
  }

  private static boolean table(JsonNode node, Lines lines, Findings found) {
    if (!node.path("headers").isArray() || !node.path("rows").isArray()) {
      return false;
    }
    List<String> headers =
        Given.list(node.path("headers")).stream().map(h -> h.asString("")).toList();
    for (JsonNode row : node.path("rows")) {
      List<String> cells = Given.list(row).stream().map(c -> c.asString("")).toList();
      int reason = headers.indexOf("reason");
      int message = headers.indexOf("message");
      int type = headers.indexOf("type");
      if (reason >= 0 && message >= 0 && cells.size() == headers.size()) {
        Events.add(
            new Events.Seen(
                lines.numberOf(cells.get(reason)),
                lines.object(),
                type < 0 ? "" : cells.get(type),
                cells.get(reason),
                1,
                cells.get(message),
                Optional.empty()),
            found);
      } else {
        String text = cells.stream().collect(Collectors.joining(", "));
        found.add(
            lines.numberOf(cells.isEmpty() ? "" : start(cells.getFirst())),
            lines.object(),
            lines.kind(),
            text);
      }
    }
    return true;
  }

  /** An entry of a log; what it says counts, not how it is wrapped. */
  private static boolean entry(JsonNode node, Lines lines, Findings found) {
    String message = text(node, "message", "msg", "log", "content");
    boolean stamped =
        !text(node, "timestamp", "time", "ts", "@timestamp", "date", "level", "severity", "status")
            .isEmpty();
    if (message.isEmpty() || !stamped) {
      return false;
    }
    String at = text(node, "timestamp", "time", "ts", "@timestamp", "date");
    found.times().seen(at);
    String level = text(node, "level", "severity", "status", "detected_level");
    int number = lines.numberOf(start(message));
    boolean event =
        node.has("source_identifier")
            || node.has("SourceIdentifier")
            || node.has("event_categories");
    String object =
        event ? "Database " + text(node, "source_identifier", "SourceIdentifier") : lines.object();
    String lead =
        level.isEmpty() || message.contains(level.toUpperCase(java.util.Locale.ROOT))
            ? ""
            : level.toUpperCase(java.util.Locale.ROOT) + " ";
    String stack = text(node, "error", "err", "exception", "stack_trace", "stack");
    found.add(
        number,
        object,
        event ? "database" : "log",
        lead + message.strip() + (message.contains(stack) ? "" : before(": ", stack)));
    return true;
  }

  /** The line of the object's name, and those from there on that say these words. */
  static List<Integer> told(int number, Lines lines, int from, String... words) {
    Stream<Integer> more =
        Stream.of(words)
            .filter(word -> !word.isEmpty())
            .map(word -> lines.indexOf(from, word))
            .filter(at -> at >= 0)
            .map(lines::number);
    return Stream.concat(Stream.of(number), more).distinct().toList();
  }

  private static String place(JsonNode node) {
    String namespace = text(node, "namespace");
    return namespace.isEmpty() ? "" : namespace + "/";
  }

  static String start(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.substring(0, Math.min(24, first.length())).replace("\"", "\\\"");
  }

  /** The first of these fields that holds text. */
  static String text(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (value.isValueNode() && !value.asString("").isBlank()) {
        return value.asString("");
      }
    }
    return "";
  }

  static String before(String lead, String text) {
    return text.isEmpty() ? "" : lead + text;
  }
}
