package dev.hindsight.knowledge.rank.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Kubernetes objects as the API gives them, in the bot's own words. */
final class KubeDocument {

  private KubeDocument() {}

  static boolean read(JsonNode node, Lines lines, Findings found) {
    if (!node.path("kind").isString() || !node.path("apiVersion").isString()) {
      return false;
    }
    String kind = node.path("kind").asString();
    if (kind.endsWith("List") && node.path("items").isArray()) {
      node.path("items").forEach(item -> new Document(lines, found).read(item));
      return true;
    }
    Given given = new Given(node, lines);
    if (kind.equals("Status")) {
      boolean said = lines.kind().equals("log") && given.text("/reason").equals("Forbidden");
      found.add(lines.number(0), lines.object(), said ? "log" : "lookup", given.text("/message"));
      return true;
    }
    if (!node.path("metadata").isObject()) {
      return false;
    }
    if (kind.equals("Event")) {
      event(given, found);
    } else {
      found.object(node, lines);
      status(given, found);
    }
    return true;
  }

  private static void event(Given event, Findings found) {
    String name = event.text("/involvedObject/name");
    String object =
        "%s %s%s"
            .formatted(
                event.text("/involvedObject/kind"),
                event.text("/involvedObject/namespace").isEmpty()
                    ? ""
                    : event.text("/involvedObject/namespace") + "/",
                name);
    Optional<Instant> at =
        found
            .times()
            .seen(event.text("/lastTimestamp"))
            .or(() -> found.times().seen(event.text("/eventTime")));
    int number = event.numberOf(event.text("/reason"));
    Events.add(
        new Events.Seen(
            number,
            object,
            event.text("/type"),
            event.text("/reason"),
            Math.max(1, event.at("/count").asLong(1)),
            event.text("/message"),
            at),
        found);
  }

  private static void status(Given given, Findings found) {
    switch (given.kind()) {
      case "Pod" -> pod(given, found);
      case "Node" -> conditions(given, found, "node", true);
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> workload(given, found);
      case "PersistentVolumeClaim" -> claim(given, found);
      default -> conditions(given, found, "condition", false);
    }
  }

  private static void pod(Given pod, Findings found) {
    if (pod.isManifest() && pod.at("/status").isMissingNode()) {
      return;
    }
    List<JsonNode> statuses = Given.list(pod.at("/status/containerStatuses"));
    boolean ready =
        !statuses.isEmpty() && statuses.stream().allMatch(s -> s.path("ready").asBoolean(false));
    boolean deleted = pod.at("/metadata/deletionTimestamp").isString();
    String text =
        "pod %s: phase %s%s, %s%s%s"
            .formatted(
                pod.name(),
                pod.text("/status/phase"),
                before(" ", pod.text("/status/reason")),
                pod.text("/status/phase").equals("Succeeded")
                    ? "done"
                    : ready ? "ready" : "not ready",
                before(", on ", pod.text("/spec/nodeName")),
                deleted ? ", being deleted" : "");
    found.add(
        pod.numberOf("phase:", pod.text("/status/phase")),
        pod.display(),
        "pod",
        text + before(": ", pod.text("/status/message")));
    Optional<Instant> started =
        statuses.stream()
            .flatMap(
                s -> found.times().seen(s.at("/state/running/startedAt").asString("")).stream())
            .findFirst();
    found.pod(new PodSeen(pod.name(), ready, deleted, started));
    List<JsonNode> all = new ArrayList<>(Given.list(pod.at("/status/initContainerStatuses")));
    all.addAll(statuses);
    all.forEach(status -> container(pod, status, found));
    conditions(pod, found, "condition", false);
  }

  private static void container(Given pod, JsonNode status, Findings found) {
    String name = status.path("name").asString("");
    Optional<JsonNode> spec =
        pod.containers().stream().filter(c -> c.path("name").asString("").equals(name)).findFirst();
    Optional<Instant> ended =
        found.times().seen(status.at("/lastState/terminated/finishedAt").asString(""));
    ContainerWords words =
        new ContainerWords(
            name,
            state(status),
            status.path("restartCount").asLong(0),
            ended(status.at("/lastState/terminated")),
            found.times().ifLongAgo(ended),
            spec.map(s -> s.at("/resources/limits/memory").asString("")).orElse(""),
            status.path("image").asString(""));
    found.add(pod.numberOf("restartCount"), pod.display(), "container", words.line());
  }

  private static String state(JsonNode status) {
    String waiting = status.at("/state/waiting/reason").asString("");
    if (!waiting.isEmpty()) {
      String message = status.at("/state/waiting/message").asString("");
      return "waiting "
          + waiting
          + (waiting.equals("CrashLoopBackOff") ? "" : before(": ", message));
    }
    String ended = ended(status.at("/state/terminated"));
    if (!ended.isEmpty()) {
      return "terminated " + ended;
    }
    return status.path("ready").asBoolean(false) ? "running, ready" : "running, not ready";
  }

  private static String ended(JsonNode terminated) {
    return terminated.isObject()
        ? "%s exit %d"
            .formatted(
                terminated.path("reason").asString("Unknown"),
                terminated.path("exitCode").asLong(0))
        : "";
  }

  private static void workload(Given given, Findings found) {
    WorkloadStatus.add(given, found);
    conditions(given, found, "condition", false);
  }

  private static void claim(Given claim, Findings found) {
    String phase = claim.text("/status/phase");
    if (!phase.isEmpty()) {
      found.add(
          claim.numberOf("phase"),
          claim.display(),
          "claim",
          "claim %s: %s, storage class %s"
              .formatted(claim.name(), phase, claim.text("/spec/storageClassName")));
    }
  }

  private static void conditions(Given given, Findings found, String kind, boolean onlyBad) {
    for (JsonNode condition : Given.list(given.at("/status/conditions"))) {
      String type = condition.path("type").asString("");
      String status = condition.path("status").asString("");
      if (!(onlyBad && Conditions.isGood(type, status))) {
        found.add(
            given.numberOf(type),
            given.display(),
            kind,
            Conditions.line(
                type,
                status,
                condition.path("reason").asString(""),
                condition.path("message").asString("")));
      }
    }
  }

  private static String before(String lead, String text) {
    return text.isEmpty() ? "" : lead + text;
  }
}
