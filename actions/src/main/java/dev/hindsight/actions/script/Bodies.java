package dev.hindsight.actions.script;

import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent, as trees; null takes a field away. */
final class Bodies {

  private Bodies() {}

  private static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  private static ObjectNode spec(Consumer<ObjectNode> change) {
    ObjectNode body = object();
    change.accept(body.putObject("spec"));
    return body;
  }

  static ObjectNode number(String field, int value) {
    return spec(s -> s.put(field, value));
  }

  static ObjectNode flag(String field, boolean on) {
    return spec(s -> s.set(field, on ? s.booleanNode(true) : s.nullNode()));
  }

  static ObjectNode bounds(SetAutoscalerBounds.Bounds bounds) {
    return spec(s -> s.put("minReplicas", bounds.min()).put("maxReplicas", bounds.max()));
  }

  static ObjectNode storage(ExpandVolume expand) {
    return spec(s -> s.putObject("resources").putObject("requests").put("storage", expand.to()));
  }

  static ObjectNode restart(String trace) {
    return spec(
        s ->
            s.putObject("template")
                .putObject("metadata")
                .putObject("annotations")
                .put(Deeds.RESTART, trace));
  }

  static ObjectNode data(PatchConfigMap set) {
    ObjectNode body = object();
    body.putObject("data").put(set.key(), set.to());
    return body;
  }

  static ObjectNode image(SetImage set) {
    return container(set.container(), c -> c.put("image", set.to()));
  }

  static ObjectNode environment(SetEnvironment set) {
    return container(
        set.container(),
        c -> {
          ObjectNode variable = c.putArray("env").addObject();
          if (set.to().isEmpty()) {
            variable.put("$patch", "delete");
          }
          variable.put("name", set.variable());
          set.to().ifPresent(value -> variable.put("value", value));
        });
  }

  static ObjectNode resources(SetResources set) {
    return container(
        set.container(),
        c -> {
          ObjectNode resources = c.putObject("resources");
          put(resources, "limits", set.from().limits(), set.to().limits());
          put(resources, "requests", set.from().requests(), set.to().requests());
        });
  }

  private static void put(
      ObjectNode resources, String of, Map<String, String> from, Map<String, String> to) {
    if (!from.isEmpty() || !to.isEmpty()) {
      ObjectNode amounts = resources.putObject(of);
      from.keySet().forEach(amounts::putNull);
      to.forEach(amounts::put);
    }
  }

  /** Containers are merged by their name. */
  private static ObjectNode container(String name, Consumer<ObjectNode> change) {
    return spec(
        s -> {
          ObjectNode container =
              s.putObject("template").putObject("spec").putArray("containers").addObject();
          container.put("name", name);
          change.accept(container);
        });
  }

  static ObjectNode eviction(Thing pod, String uid) {
    ObjectNode body = object();
    body.put("apiVersion", "policy/v1").put("kind", "Eviction");
    body.putObject("metadata").put("name", pod.name()).put("namespace", pod.namespace());
    body.putObject("deleteOptions").putObject("preconditions").put("uid", uid);
    return body;
  }

  static ObjectNode deletion(String uid, OptionalInt grace) {
    ObjectNode body = object();
    body.put("apiVersion", "v1").put("kind", "DeleteOptions");
    body.putObject("preconditions").put("uid", uid);
    grace.ifPresent(seconds -> body.put("gracePeriodSeconds", seconds));
    return body.put("propagationPolicy", "Background");
  }

  /** One segment of a path. */
  static String escape(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
