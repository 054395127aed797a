package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.plan.Action;
import dev.hindsight.actions.plan.Live;
import dev.hindsight.actions.plan.Memory;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns an action into a merge patch that holds for exactly the object just read; pure. */
final class DeploymentPatch {

  private DeploymentPatch() {}

  /** The patch body; empty when the revision to go back to is not kept any more. */
  static Optional<String> body(Action action, Live live, String marker, String cause) {
    return template(action, live).map(template -> body(live, template, marker, cause));
  }

  private static String body(Live live, JsonNode template, String marker, String cause) {
    ObjectNode patch = JsonMapper.shared().createObjectNode();
    patch.put("apiVersion", "apps/v1").put("kind", "Deployment");
    ObjectNode metadata = patch.putObject("metadata");
    metadata.put("uid", live.uid()).put("resourceVersion", live.resourceVersion());
    metadata
        .putObject("annotations")
        .put(Workload.MARKER, marker)
        .put(Workload.CHANGE_CAUSE, cause);
    JsonNode now = live.object().at("/spec/template");
    patch.putObject("spec").set("template", MergePatch.between(now, template));
    return patch.toString();
  }

  private static Optional<JsonNode> template(Action action, Live live) {
    return switch (action) {
      case Action.UndoRollout undo ->
          live.revisions().stream()
              .filter(r -> r.ref().template().equals(undo.to().template()))
              .map(Live.Revision::template)
              .findFirst();
      case Action.SetMemoryLimit set ->
          Optional.of(withMemory(live.object().at("/spec/template"), set));
    };
  }

  private static JsonNode withMemory(JsonNode template, Action.SetMemoryLimit set) {
    JsonNode copy = template.deepCopy();
    for (JsonNode container : copy.at("/spec/containers").values()) {
      if (Json.text(container, "/name").equals(set.container())
          && container instanceof ObjectNode object) {
        put(object.withObjectProperty("resources"), set.to());
      }
    }
    return copy;
  }

  private static void put(ObjectNode resources, Memory memory) {
    resources.withObjectProperty("limits").put("memory", memory.limit());
    memory
        .request()
        .ifPresent(request -> resources.withObjectProperty("requests").put("memory", request));
  }
}
