package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns an action into a merge patch that holds for exactly the object just read; pure. */
final class ObjectPatch {

  private static final JsonNode NULL = JsonMapper.shared().nullNode();

  private ObjectPatch() {}

  /**
   * The patch body.
   *
   * @param spec the change of the object's spec, as a merge patch
   * @param cause who changed the pod template and why; where it is changed
   */
  static String body(Live live, ObjectNode spec, String marker, Optional<String> cause) {
    ObjectNode patch = JsonMapper.shared().createObjectNode();
    patch.set("apiVersion", live.object().path("apiVersion"));
    patch.put("kind", live.ref().kind());
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", live.uid()).put("resourceVersion", live.resourceVersion());
    ObjectNode annotations = metadata.putObject("annotations").put(Workload.MARKER, marker);
    cause.ifPresent(c -> annotations.put(Workload.CHANGE_CAUSE, c));
    patch.set("spec", spec);
    return patch.toString();
  }

  static ObjectNode replicas(int count) {
    return JsonMapper.shared().createObjectNode().put("replicas", count);
  }

  static ObjectNode unschedulable(boolean cordoned) {
    ObjectNode spec = JsonMapper.shared().createObjectNode();
    return cordoned ? spec.put("unschedulable", true) : spec.set("unschedulable", NULL);
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
