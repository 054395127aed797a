package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects to plan for. */
final class Lives {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final String MACHINE = "i-0123456789abcdef0";

  private Lives() {}

  /** A Deployment with two revisions, each container limit, and a pool of connections. */
  static Live deployment(int replicas) {
    return of("Deployment", "checkout", workload(replicas), "{}");
  }

  static Facts.Workload workload(int replicas) {
    return new Facts.Workload(
        "a",
        3,
        Optional.of(NOW.minus(Duration.ofHours(1))),
        replicas,
        Optional.empty(),
        List.of(
            new Facts.Container(
                "checkout",
                "i:3",
                Resources.of(Map.of("memory", "256Mi", "cpu", "1"), Map.of("memory", "256Mi")),
                new Facts.Environment(Map.of("DB_POOL_SIZE", "20"), Set.of()))),
        List.of(revision(3, "a", 0), revision(2, "b", 2)),
        false);
  }

  private static Facts.Revision revision(long number, String template, int ready) {
    return new Facts.Revision(Samples.revision(number, template), ready, json("{}"));
  }

  /** A node that is this machine. */
  static Live node(String machine) {
    return of(
        "Node",
        "worker-2",
        new Facts.Node(
            true,
            Optional.empty(),
            List.of(
                new Facts.Guest(
                    "shop",
                    "checkout-1",
                    "u-pod",
                    Optional.of("ReplicaSet r"),
                    false,
                    false,
                    false))),
        "{\"spec\":{\"providerID\":\"aws:///eu-west-1a/%s\"}}".formatted(machine));
  }

  static Live autoscaler() {
    return of("HorizontalPodAutoscaler", "checkout", new Facts.Autoscaler(new Bounds(2, 6)), "{}");
  }

  static Live claim() {
    return of("PersistentVolumeClaim", "data", new Facts.Claim("10Gi"), "{}");
  }

  static Live job() {
    return of("Job", "nightly-7", new Facts.Job(true), "{}");
  }

  static Live cronJob() {
    return of(
        "CronJob",
        "nightly",
        new Facts.CronJob(false, List.of(), Optional.of("nightly-7"), Optional.empty()),
        "{}");
  }

  static Live lostPod() {
    return of(
        "Pod",
        "checkout-1",
        new Facts.Pod(
            Optional.of("ReplicaSet r"),
            Optional.of(
                new Facts.Leaving(NOW.minus(Duration.ofMinutes(30)), "n", List.of(), true))),
        "{}");
  }

  private static Live of(String kind, String name, Facts facts, String object) {
    return new Live(
        new ObjectRef("c1", kind, kind.equals("Node") ? "" : "shop", name),
        "u-" + kind + name,
        kind.equals("Deployment") ? 7 : 0,
        "1",
        Optional.empty(),
        false,
        facts,
        json(object));
  }

  /** An object of AWS with these fields, {@code "name=value"} each, and as many members. */
  static Live aws(AwsKind kind, String namespace, String name, int wanted, int ready, String... f) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (String field : f) {
      int at = field.lastIndexOf('=');
      fields.put(field.substring(0, at), field.substring(at + 1));
    }
    return new Live(
        new ObjectRef(AwsSamples.PLACE, kind.kind(), namespace, name),
        "u-" + name,
        0,
        "",
        Optional.empty(),
        false,
        new Facts.Cloud(fields, Map.of(), wanted, ready),
        json("{}"));
  }

  /** A target group of targets at port 80, each {@code "id state"}. */
  static Live targets(String... members) {
    String[] fields = new String[2 * members.length];
    int healthy = 0;
    for (int n = 0; n < members.length; n++) {
      String[] member = members[n].split(" ");
      fields[2 * n] = "target %s:80=present".formatted(member[0]);
      fields[2 * n + 1] = "health %s:80=%s".formatted(member[0], member[1]);
      healthy += member[1].equals("healthy") ? 1 : 0;
    }
    return aws(AwsKind.TARGET_GROUP, "", "web", members.length, healthy, fields);
  }

  static Live instance(String... fields) {
    return aws(AwsKind.INSTANCE, "", MACHINE, 0, 0, fields);
  }

  /** The same of these machines. */
  static Live groupOf(Live group, String... machines) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    ArrayNode instances = object.putArray("Instances");
    for (String machine : machines) {
      instances.addObject().put("InstanceId", machine);
    }
    return new Live(
        group.ref(), group.uid(), 0, "", Optional.empty(), false, group.facts(), object);
  }

  static Live group(int desired, int ready, String... more) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("desired", Integer.toString(desired));
    fields.put("least", "2");
    fields.put("most", "6");
    fields.put("refresh", "none");
    for (String field : more) {
      fields.put(field.split("=")[0], field.split("=")[1]);
    }
    return aws(
        AwsKind.GROUP,
        "",
        "web",
        desired,
        ready,
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .toArray(String[]::new));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
