package dev.hindsight.knowledge.rank.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One described object, section by section. */
final class Description {

  private static final Pattern SECTION =
      Pattern.compile("(?<key>[A-Z][A-Za-z0-9 /()-]{1,60}):(?:\\s+(?<value>.*))?");
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s+(?<type>[A-Z][A-Za-z0-9./-]{2,80})\\s+(?<status>True|False|Unknown)(?<rest>\\s.*)?");
  private static final Pattern CELLS = Pattern.compile("\\s{2,}");
  private static final Pattern DATE =
      Pattern.compile("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4}.*");
  private static final Pattern READY = Pattern.compile("\\s+Ready\\s+True\\s*");
  private static final Pattern REPLICAS =
      Pattern.compile("(?<all>\\d{1,6}) desired.*?(?<available>\\d{1,6}) available.*");

  private final Lines lines;
  private final String name;
  private final Findings found;
  private final String object;
  private final boolean isPod;
  private final boolean isNode;

  /** The values of each section, where it has some. */
  private final Map<String, List<String>> sections = new HashMap<>();

  // a section may come thousands of times
  private final Once<Boolean> ready = new Once<>(this::isReady);
  private final Once<Optional<Instant>> started = new Once<>(this::started);
  private final Once<NodeRoom> room = new Once<>(this::room);

  Description(Lines lines, String name, Findings found) {
    this.lines = lines;
    this.name = name;
    this.found = found;
    lines.all().forEach(line -> remember(SECTION.matcher(line.text())));
    String kind = kind();
    this.isPod = kind.equals("Pod");
    this.isNode = kind.equals("Node");
    String namespace = value("Namespace").filter(ns -> !isNode).map(ns -> ns + "/").orElse("");
    this.object = kind.isEmpty() ? name : kind + " " + namespace + name;
  }

  private void remember(Matcher section) {
    if (section.matches()) {
      List<String> values = sections.computeIfAbsent(section.group("key"), _ -> new ArrayList<>());
      Optional.ofNullable(section.group("value"))
          .map(String::strip)
          .filter(value -> !value.isEmpty() && !value.equals("<none>"))
          .ifPresent(values::add);
    }
  }

  void read() {
    int at = 0;
    while (at < lines.size()) {
      Matcher section = SECTION.matcher(lines.text(at));
      int end = at + 1;
      while (end < lines.size() && !SECTION.matcher(lines.text(end)).matches()) {
        end++;
      }
      if (section.matches()) {
        section(
            section.group("key"),
            Optional.ofNullable(section.group("value")).orElse("").strip(),
            at,
            end);
      } else {
        lines.part(at, end).all().forEach(found::plain);
      }
      at = end;
    }
  }

  private void section(String key, String value, int at, int end) {
    switch (key) {
      case "Containers", "Init Containers" ->
          new ContainerSection(lines.part(at + 1, end), object, found).read();
      case "Pod Template" -> new ContainerSection(lines.part(at + 1, end), object, found).read();
      case "Conditions" -> conditions(at + 1, end);
      case "Events" -> events(at + 1, end);
      case "Status" -> status(value, at, end);
      case "Replicas" -> replicas(value, at);
      case "Pods Statuses" -> jobPods(value, at);
      case "Desired Number of Nodes Scheduled" -> wanted(value, at);
      case "Endpoints" -> endpoints(value, at);
      case "Address" -> address(value, at);
      case "Capacity" -> room.get().capacity(at + 1, end);
      case "Allocated resources" -> room.get().allocated(at + 1, end);
      case "Tolerations",
          "Volumes",
          "Labels",
          "Annotations",
          "QoS Class",
          "System Info",
          "Non-terminated Pods",
          "Addresses",
          "Lease",
          "IPs",
          "IP",
          "Selector",
          "Session Affinity",
          "Allocatable" -> {}
      default -> {
        for (int i = at; i < end; i++) {
          if (!lines.text(i).isBlank()) {
            found.add(lines.number(i), object, lines.kind(), lines.text(i).strip());
          }
        }
      }
    }
  }

  private void status(String value, int at, int end) {
    if (!isPod) {
      found.add(lines.number(at), object, lines.kind(), "Status: " + value);
      List<Integer> heads = Stream.of(0, 1, at).map(lines::number).toList();
      new StatusBlock(lines.part(at, end), object, heads, found).read();
      return;
    }
    String reason = value("Reason").map(r -> " " + r).orElse("");
    String message = value("Message").map(m -> ": " + m).orElse("");
    String deleted = value.startsWith("Terminating") ? ", being deleted" : "";
    found.add(
        lines.number(at),
        object,
        "pod",
        "pod %s: phase %s%s, %s%s%s%s"
            .formatted(
                name,
                value,
                reason,
                ready.get() ? "ready" : "not ready",
                value("Node")
                    .filter(n -> !n.contains("<none>"))
                    .map(n -> ", on " + n.replaceFirst("/.*", ""))
                    .orElse(""),
                deleted,
                message));
    found.pod(new PodSeen(name, ready.get(), !deleted.isEmpty(), started.get()));
  }

  private boolean isReady() {
    return lines.all().stream().anyMatch(line -> READY.matcher(line.text()).matches());
  }

  private Optional<Instant> started() {
    return lines.all().stream()
        .map(l -> l.text().strip())
        .filter(t -> t.startsWith("Started:"))
        .flatMap(t -> found.times().seen(t.substring(8)).stream())
        .findFirst();
  }

  private void replicas(String value, int at) {
    Matcher replicas = REPLICAS.matcher(value);
    if (replicas.matches()) {
      RowForm.available(
          lines.number(at), object, replicas.group("available"), replicas.group("all"), found);
    } else {
      found.add(lines.number(at), object, lines.kind(), "Replicas: " + value);
    }
  }

  private void wanted(String value, int at) {
    found.add(lines.number(at), object, lines.kind(), "nodes that should run it: " + value);
    if (value.equals("0")) {
      int selector = Math.max(0, lines.indexOf(0, "Node-Selector:"));
      DaemonRow.nowhere(
          Stream.of(selector, at, 0, 1).distinct().map(lines::number).toList(),
          object,
          value("Node-Selector").orElse(""),
          found);
    }
  }

  private void jobPods(String value, int at) {
    Matcher failed = Pattern.compile("\\b([1-9]\\d{0,5}) Failed").matcher(value);
    boolean bad = failed.find();
    found.add(
        lines.number(at),
        object,
        bad ? "condition" : "workload",
        bad
            ? "Failed=True: %s pods failed (%s)".formatted(failed.group(1), value)
            : "pods: " + value);
  }

  private void endpoints(String value, int at) {
    boolean none = value.isEmpty() || value.equals("<none>");
    found.add(
        lines.number(at),
        object,
        "service",
        none
            ? "service %s has no endpoints".formatted(name)
            : "service %s leads to %s".formatted(name, value));
  }

  /** An ingress that nobody gave an address is served by nobody. */
  private void address(String value, int at) {
    if (object.startsWith("Ingress ") && value.isEmpty()) {
      String kind = value("Ingress Class").orElse("none");
      found.add(
          List.of(lines.numberOf("Ingress Class"), lines.number(at)),
          object,
          "service",
          "ingress %s has no address, class %s".formatted(name, kind));
    }
  }

  private void conditions(int from, int to) {
    for (int i = from; i < to; i++) {
      Matcher row = CONDITION.matcher(lines.text(i));
      if (!row.matches()) {
        continue;
      }
      List<String> rest = new ArrayList<>();
      for (String cell :
          CELLS.split(Optional.ofNullable(row.group("rest")).orElse("").strip(), -1)) {
        if (!cell.isBlank() && !DATE.matcher(cell).matches()) {
          rest.add(cell);
        }
      }
      String reason = rest.isEmpty() ? "" : rest.getFirst();
      String message = rest.size() < 2 ? "" : String.join(" ", rest.subList(1, rest.size()));
      String line = Conditions.line(row.group("type"), row.group("status"), reason, message);
      if (!isNode || !Conditions.isGood(row.group("type"), row.group("status"))) {
        found.add(lines.number(i), object, isNode ? "node" : "condition", line);
      }
    }
  }

  private void events(int from, int to) {
    for (int i = from; i < to; i++) {
      String text = lines.text(i).strip();
      if (!text.isEmpty()
          && !text.startsWith("----")
          && !text.startsWith("Type ")
          && !EventTableForm.row(lines, i, object, found)) {
        found.plain(lines.at(i));
      }
    }
  }

  private NodeRoom room() {
    return new NodeRoom(lines, object, found);
  }

  private Optional<String> value(String key) {
    return sections.getOrDefault(key, List.of()).stream().findFirst();
  }

  private boolean has(String key) {
    return sections.containsKey(key);
  }

  private String kind() {
    String told = lines.objectKind();
    if (!told.isEmpty() && !told.equals("alert")) {
      return Kinds.named(told);
    }
    if (has("Pods Statuses")) {
      return "Job";
    }
    if (has("StrategyType")) {
      return "Deployment";
    }
    if (has("Capacity") && has("Roles")) {
      return "Node";
    }
    if (has("Containers") && has("Node")) {
      return "Pod";
    }
    if (has("Endpoints")) {
      return "Service";
    }
    if (has("Default backend") || has("Ingress Class")) {
      return "Ingress";
    }
    if (has("StorageClass")) {
      return "PersistentVolumeClaim";
    }
    return has("Reference")
        ? "HorizontalPodAutoscaler"
        : value("Kind").map(k -> Kinds.named(k.toLowerCase(Locale.ROOT))).orElse("");
  }
}
