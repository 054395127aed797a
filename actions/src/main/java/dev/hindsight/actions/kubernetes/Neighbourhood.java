package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks at the world around a target, as far as the action depends on it. */
@Component
class Neighbourhood {

  private final Targets targets;

  Neighbourhood(Targets targets) {
    this.targets = targets;
  }

  Outcome<Surroundings> around(Action action) {
    ObjectRef target = action.target().object();
    Outcome<Surroundings> seen =
        switch (action) {
          case Scaling _ -> autoscalers(target);
          case CordonNode _, DrainNode _ -> targets.nodes().map(list -> otherNodes(target, list));
          case SetImage _ -> targets.workload(target).map(Neighbourhood::images);
          default -> new Done<>(Surroundings.none());
        };
    return seen.then(around -> managed(action, around));
  }

  /** What only goes, or makes a Job, is nothing that somebody would set back. */
  private Outcome<Surroundings> managed(Action action, Surroundings around) {
    Optional<Kind> kind = Kind.of(action.target().object().kind());
    if (action.removes() || action instanceof RerunCronJob || kind.isEmpty()) {
      return new Done<>(around);
    }
    return switch (targets.get(kind.get(), action.target().object())) {
      case Done<JsonNode>(JsonNode object) -> new Done<>(around.managedBy(Managers.of(object)));
      case TryAgain<JsonNode>(Reason reason, String text, var after) ->
          new TryAgain<>(reason, text, after);
      // Whoever reads the target itself says it better.
      case GaveUp<JsonNode> _ -> new Done<>(around);
    };
  }

  /** A cluster need not have autoscalers, nor let us see them. */
  private Outcome<Surroundings> autoscalers(ObjectRef target) {
    return switch (targets.autoscalers(target.namespace())) {
      case Done<JsonNode>(JsonNode list) -> new Done<>(scaling(target, list));
      case TryAgain<JsonNode>(Reason reason, String text, var after) ->
          new TryAgain<>(reason, text, after);
      case GaveUp<JsonNode>(_, String text) ->
          new Done<>(
              new Surroundings(
                  List.of(),
                  List.of(),
                  Set.of(),
                  List.of("it is not known whether an autoscaler is at work: " + text)));
    };
  }

  private static Surroundings scaling(ObjectRef target, JsonNode list) {
    List<String> scaling =
        Json.items(list).stream()
            .filter(hpa -> target.kind().equals(Json.text(hpa, "/spec/scaleTargetRef/kind")))
            .filter(hpa -> target.name().equals(Json.text(hpa, "/spec/scaleTargetRef/name")))
            .map(hpa -> "HorizontalPodAutoscaler " + Json.text(hpa, "/metadata/name"))
            .toList();
    return new Surroundings(scaling, List.of(), Set.of(), List.of());
  }

  private static Surroundings otherNodes(ObjectRef target, JsonNode list) {
    List<String> others =
        Json.items(list).stream()
            .filter(Neighbourhood::takesPods)
            .map(node -> Json.text(node, "/metadata/name"))
            .filter(name -> !name.equals(target.name()))
            .toList();
    return new Surroundings(List.of(), others, Set.of(), List.of());
  }

  /** Ready, not cordoned, and without a taint that keeps ordinary pods away. */
  private static boolean takesPods(JsonNode node) {
    boolean ready =
        Json.list(node, "/status/conditions").stream()
            .anyMatch(
                c ->
                    "Ready".equals(Json.text(c, "/type"))
                        && "True".equals(Json.text(c, "/status")));
    return ready
        && !node.at("/spec/unschedulable").asBoolean(false)
        && Json.list(node, "/spec/taints").stream()
            .allMatch(t -> "PreferNoSchedule".equals(Json.text(t, "/effect")));
  }

  private static Surroundings images(Workload workload) {
    Set<String> images =
        workload.live().workload().stream()
            .flatMap(w -> w.revisions().stream())
            .flatMap(r -> r.ref().images().values().stream())
            .collect(Collectors.toSet());
    return new Surroundings(List.of(), List.of(), images, List.of());
  }
}
