package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.action.UndoRollout;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One action as one kubectl command; every value is quoted. */
final class Kubectl {

  private Kubectl() {}

  /** The object as most commands take it: {@code 'deployment/checkout' -n 'shop'}. */
  static String object(ObjectRef object) {
    String name = quote("%s/%s".formatted(object.kind().toLowerCase(Locale.ROOT), object.name()));
    return object.namespace().isEmpty() ? name : name + " -n " + quote(object.namespace());
  }

  static String command(Action action) {
    ObjectRef object = action.target().object();
    String where = object(object);
    return switch (action) {
      case UndoRollout undo ->
          "kubectl rollout undo %s --to-revision=%d".formatted(where, undo.to().number());
      case RestartRollout _ -> "kubectl rollout restart " + where;
      case Scaling scale ->
          "kubectl scale %s --current-replicas=%d --replicas=%d"
              .formatted(where, scale.from(), scale.to());
      case SetResources set ->
          "kubectl set resources %s -c %s%s%s"
              .formatted(
                  where,
                  quote(set.container()),
                  amounts("limits", set.from().limits(), set.to().limits()),
                  amounts("requests", set.from().requests(), set.to().requests()));
      case SetImage set ->
          "kubectl set image %s %s"
              .formatted(where, quote("%s=%s".formatted(set.container(), set.to())));
      case SetEnvironment set ->
          "kubectl set env %s -c %s %s"
              .formatted(
                  where,
                  quote(set.container()),
                  quote(set.variable() + set.to().map(v -> "=" + v).orElse("-")));
      case SetAutoscalerBounds set ->
          patch(
              where,
              "spec",
              s -> s.put("minReplicas", set.to().min()).put("maxReplicas", set.to().max()));
      case PatchConfigMap set -> patch(where, "data", data -> data.put(set.key(), set.to()));
      case ExpandVolume expand ->
          patch(
              where,
              "spec",
              spec ->
                  spec.putObject("resources").putObject("requests").put("storage", expand.to()));
      case EvictPod _ -> eviction(object);
      case DeletePod delete ->
          "kubectl delete %s --grace-period=%d".formatted(where, delete.grace());
      case DeleteStuckPod _ -> "kubectl delete %s --grace-period=0 --force".formatted(where);
      case DeleteFailedJob _ -> "kubectl delete %s --cascade=background".formatted(where);
      case RerunCronJob rerun ->
          "kubectl create job %s --from=%s -n %s"
              .formatted(
                  quote(RerunCronJob.jobName(object.name(), rerun.to())),
                  quote("cronjob/" + object.name()),
                  quote(object.namespace()));
      case PauseRollout _ -> "kubectl rollout pause " + where;
      case ResumeRollout _ -> "kubectl rollout resume " + where;
      case CordonNode _ -> "kubectl cordon " + quote(object.name());
      case UncordonNode _ -> "kubectl uncordon " + quote(object.name());
      case DrainNode drain ->
          "kubectl drain %s --ignore-daemonsets%s --timeout=15m"
              .formatted(quote(object.name()), drain.emptyDir() ? " --delete-emptydir-data" : "");
    };
  }

  private static String patch(String where, String field, Consumer<ObjectNode> change) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    change.accept(body.putObject(field));
    return "kubectl patch %s --type=merge -p %s".formatted(where, quote(body.toString()));
  }

  /** An amount of 0 takes a limit or request away. */
  private static String amounts(
      String option, SortedMap<String, String> from, SortedMap<String, String> to) {
    SortedMap<String, String> amounts = new TreeMap<>(from);
    amounts.replaceAll((_, _) -> "0");
    amounts.putAll(to);
    return amounts.isEmpty()
        ? ""
        : " --%s=%s"
            .formatted(
                option,
                quote(
                    amounts.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(","))));
  }

  /** As the bot does it: unlike a delete, an eviction asks the PodDisruptionBudgets. */
  private static String eviction(ObjectRef pod) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("apiVersion", "policy/v1").put("kind", "Eviction");
    body.putObject("metadata").put("name", pod.name()).put("namespace", pod.namespace());
    String path = "/api/v1/namespaces/%s/pods/%s/eviction".formatted(pod.namespace(), pod.name());
    return "printf %%s %s | kubectl create --raw %s -f -"
        .formatted(quote(body.toString()), quote(path));
  }

  static String quote(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
