package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the rules know of one object that a plan touches.
 *
 * @param replicas wanted pods; 1 for a pod, 0 for what has none
 * @param ready pods that serve now
 */
record Seen(ObjectRef object, Map<String, String> labels, int replicas, int ready) {

  Seen {
    labels = Map.copyOf(labels);
  }

  static Seen of(Live live) {
    if (live.facts() instanceof Facts.Cloud cloud) {
      return new Seen(live.ref(), cloud.tags(), cloud.wanted(), cloud.ready());
    }
    JsonNode object = live.object();
    Map<String, String> labels = texts(object.at("/metadata/labels"));
    return live.ref().kind().equals("Pod")
        ? new Seen(live.ref(), labels, 1, serves(object) ? 1 : 0)
        : new Seen(
            live.ref(),
            labels,
            wanted(object),
            object.at("/status/readyReplicas").asInt(object.at("/status/numberReady").asInt(0)));
  }

  /** What the server leaves out is its default; a DaemonSet has its count in its status only. */
  private static int wanted(JsonNode object) {
    return object.at("/spec/selector").isMissingNode()
        ? 0
        : object.at("/spec/replicas").asInt(object.at("/status/desiredNumberScheduled").asInt(1));
  }

  private static boolean serves(JsonNode pod) {
    for (JsonNode container : pod.at("/status/containerStatuses")) {
      if (!container.path("ready").asBoolean(false)) {
        return false;
      }
    }
    return !pod.at("/status/containerStatuses").isEmpty();
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    return texts;
  }
}
