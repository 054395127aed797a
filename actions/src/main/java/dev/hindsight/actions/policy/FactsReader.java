package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.policy.Case.Facts;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a plan and its world of a case's facts. */
final class FactsReader {

  private static final int MANY = 1_000_000;
  private static final String HERE = "this";

  private FactsReader() {}

  static Facts read(Value value) {
    Section facts =
        value.section(
            "steps",
            "cluster",
            "connected",
            "namespace",
            "name",
            "labels",
            "replicas",
            "ready",
            "gitops",
            "autoscalers",
            "other-nodes",
            "images");
    ObjectRef place =
        new ObjectRef(
            text(facts, "cluster", HERE),
            "",
            text(facts, "namespace", ""),
            facts.get("name").text());
    List<Action> actions =
        facts.get("steps").items().stream().map(step -> SampleActions.of(step, place)).toList();
    if (actions.isEmpty()) {
      throw facts.get("steps").error("must have at least one step");
    }
    return new Facts(plan(actions, place), world(facts, actions, place));
  }

  private static Plan plan(List<Action> actions, ObjectRef place) {
    Action first = actions.getFirst();
    List<ObjectRef> watched = List.of(workload(first, place));
    return new Plan(
        "a case",
        "a-playbook",
        first.target(),
        actions.stream().<Step>map(action -> Step.of(action, watched)).toList(),
        watched);
  }

  private static World world(Section facts, List<Action> actions, ObjectRef place) {
    int replicas = number(facts, "replicas", 2);
    int ready = number(facts, "ready", replicas);
    Map<String, String> labels = labels(facts);
    List<Seen> changed =
        actions.stream()
            .map(action -> action.target().object())
            .distinct()
            .map(object -> seen(object, labels, replicas, ready))
            .toList();
    ObjectRef watched = workload(actions.getFirst(), place);
    return new World(
        Set.of(text(facts, "connected", place.cluster()), SampleActions.AWS),
        around(facts),
        changed,
        List.of(new Seen(watched, labels, replicas, ready)));
  }

  private static Seen seen(ObjectRef object, Map<String, String> labels, int replicas, int ready) {
    return switch (object.kind()) {
      case "Pod" -> new Seen(object, labels, 1, Math.min(1, ready));
      case "Node", "Job" -> new Seen(object, labels, 0, 0);
      default -> new Seen(object, labels, replicas, ready);
    };
  }

  private static Surroundings around(Section facts) {
    return new Surroundings(
            texts(facts, "autoscalers", List.of()),
            texts(facts, "other-nodes", List.of("another")),
            // as if the workload had had them, so that only a case about images says any
            Set.copyOf(texts(facts, "images", List.of(SampleActions.IMAGE))),
            List.of())
        .managedBy(facts.find("gitops").map(Value::text).stream().toList());
  }

  private static ObjectRef workload(Action action, ObjectRef place) {
    ObjectRef target = action.target().object();
    return switch (target.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet" -> target;
      default -> new ObjectRef(place.cluster(), "Deployment", place.namespace(), place.name());
    };
  }

  private static Map<String, String> labels(Section facts) {
    Map<String, String> labels = new HashMap<>();
    facts
        .find("labels")
        .ifPresent(
            value -> value.entries().forEach((name, label) -> labels.put(name, label.text())));
    return labels;
  }

  private static List<String> texts(Section facts, String name, List<String> otherwise) {
    return facts.find(name).map(value -> value.list(Value::text)).orElse(otherwise);
  }

  private static String text(Section facts, String name, String otherwise) {
    return facts.find(name).map(Value::text).orElse(otherwise);
  }

  private static int number(Section facts, String name, int otherwise) {
    return facts.find(name).map(value -> value.number(0, MANY)).orElse(otherwise);
  }
}
