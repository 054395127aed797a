package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns an action into a merge patch that holds for exactly the object just read; pure. */
final class ObjectPatch {

  private static final JsonNode NULL = JsonMapper.shared().nullNode();

  private ObjectPatch() {}

  /**
   * The patch body.
   *
   * @param field what is changed, such as the spec
   * @param change of that field, as a merge patch
   * @param annotations traces of the change
   * @param version that the object must still have; none in a dry run, which overwrites nothing
   */
  static String body(
      Live live,
      String field,
      ObjectNode change,
      Map<String, String> annotations,
      Optional<String> version) {
    ObjectNode patch = JsonMapper.shared().createObjectNode();
    patch.set("apiVersion", live.object().path("apiVersion"));
    patch.put("kind", live.ref().kind());
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", live.uid());
    version.ifPresent(v -> metadata.put("resourceVersion", v));
    annotations.forEach(metadata.putObject("annotations")::put);
    if (!change.isEmpty()) {
      patch.set(field, change);
    }
    return patch.toString();
  }

  static ObjectNode bounds(Bounds bounds) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("minReplicas", bounds.min())
        .put("maxReplicas", bounds.max());
  }

  static ObjectNode storage(String amount) {
    ObjectNode spec = JsonMapper.shared().createObjectNode();
    spec.putObject("resources").putObject("requests").put("storage", amount);
    return spec;
  }

  static ObjectNode nothing() {
    return JsonMapper.shared().createObjectNode();
  }

  static ObjectNode environment(Live live, SetEnvironment set) {
    return container(live, set.container(), c -> put(c.withArrayProperty("env"), set));
  }

  private static void put(ArrayNode env, SetEnvironment set) {
    for (int i = 0; i < env.size(); i++) {
      if (Json.text(env.get(i), "/name").equals(set.variable())) {
        if (set.to().isEmpty()) {
          env.remove(i);
        } else if (env.get(i) instanceof ObjectNode variable) {
          variable.put("value", set.to().get());
        }
        return;
      }
    }
    set.to().ifPresent(v -> env.addObject().put("name", set.variable()).put("value", v));
  }

  static ObjectNode replicas(int count) {
    return JsonMapper.shared().createObjectNode().put("replicas", count);
  }

  /** A field that is left out where it is false. */
  static ObjectNode flag(String field, boolean on) {
    ObjectNode spec = JsonMapper.shared().createObjectNode();
    return on ? spec.put(field, true) : spec.set(field, NULL);
  }

  static ObjectNode restart(RestartRollout restart) {
    ObjectNode spec = JsonMapper.shared().createObjectNode();
    spec.putObject("template")
        .putObject("metadata")
        .putObject("annotations")
        .put(Templates.RESTART, restart.to());
    return spec;
  }

  /** Another pod template in the place of the present one. */
  static ObjectNode template(Live live, JsonNode wanted) {
    ObjectNode spec = JsonMapper.shared().createObjectNode();
    return spec.set("template", MergePatch.between(live.object().at("/spec/template"), wanted));
  }

  static ObjectNode image(Live live, SetImage set) {
    return container(live, set.container(), c -> c.put("image", set.to()));
  }

  static ObjectNode resources(Live live, SetResources set) {
    return container(
        live,
        set.container(),
        c -> {
          ObjectNode resources = c.withObjectProperty("resources");
          put(resources, "limits", set.from().limits(), set.to().limits());
          put(resources, "requests", set.from().requests(), set.to().requests());
        });
  }

  private static void put(
      ObjectNode resources, String of, Map<String, String> from, Map<String, String> to) {
    if (!from.isEmpty() || !to.isEmpty()) {
      ObjectNode amounts = resources.withObjectProperty(of);
      amounts.remove(from.keySet());
      to.forEach(amounts::put);
    }
  }

  private static ObjectNode container(Live live, String name, Consumer<ObjectNode> change) {
    JsonNode copy = live.object().at("/spec/template").deepCopy();
    for (JsonNode container : copy.at("/spec/containers").values()) {
      if (Json.text(container, "/name").equals(name) && container instanceof ObjectNode object) {
        change.accept(object);
      }
    }
    return template(live, copy);
  }
}
