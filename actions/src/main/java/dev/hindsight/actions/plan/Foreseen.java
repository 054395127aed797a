package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Fields;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.UncordonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object as it will be once an action took effect, as far as later steps look at it; pure. */
final class Foreseen {

  private Foreseen() {}

  static Live after(Live live, Action action) {
    return new Live(
        live.ref(),
        live.uid(),
        live.generation(),
        live.resourceVersion(),
        live.marker(),
        live.terminating() || action.removes(),
        facts(live.facts(), action),
        live.object());
  }

  private static Facts facts(Facts facts, Action action) {
    return switch (facts) {
      case Facts.Workload workload -> ForeseenWorkload.after(workload, action);
      case Facts.Node node when action instanceof CordonNode -> node(node, false);
      case Facts.Node node when action instanceof UncordonNode -> node(node, true);
      case Facts.Node node when action instanceof DrainNode ->
          new Facts.Node(false, node.drain(), List.of());
      case Facts.Autoscaler _ when action instanceof SetAutoscalerBounds set ->
          new Facts.Autoscaler(set.to());
      case Facts.ConfigMap map when action instanceof PatchConfigMap patch -> {
        Map<String, String> data = new HashMap<>(map.data());
        data.put(patch.key(), patch.to());
        yield new Facts.ConfigMap(data);
      }
      case Facts.Claim _ when action instanceof ExpandVolume expand -> new Facts.Claim(expand.to());
      case Facts.Cloud cloud when action instanceof AwsAction aws -> cloud(cloud, aws);
      case Facts.Node _,
          Facts.Autoscaler _,
          Facts.ConfigMap _,
          Facts.Claim _,
          Facts.Cloud _,
          Facts.Pod _,
          Facts.Job _,
          Facts.CronJob _ ->
          facts;
    };
  }

  private static Facts.Node node(Facts.Node node, boolean schedulable) {
    return new Facts.Node(schedulable, node.drain(), node.pods());
  }

  private static Facts.Cloud cloud(Facts.Cloud cloud, AwsAction action) {
    SortedMap<String, String> fields = new TreeMap<>(cloud.fields());
    fields.putAll(action.after());
    fields.values().removeIf(Fields.ABSENT::equals);
    return new Facts.Cloud(fields, cloud.tags(), cloud.wanted(), cloud.ready());
  }
}
