package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Live;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns an action that takes an object away into a request bound to exactly that object; pure. */
final class Removal {

  private Removal() {}

  /** An eviction asks the PodDisruptionBudgets, which a plain delete does not. */
  static String eviction(Live live, boolean dryRun) {
    return eviction(live.ref().namespace(), live.ref().name(), options(live, dryRun));
  }

  /** The same of a pod known by its UID. */
  static String eviction(String namespace, String name, String uid, boolean dryRun) {
    return eviction(namespace, name, options(uid, Optional.empty(), dryRun));
  }

  private static String eviction(String namespace, String name, ObjectNode options) {
    ObjectNode eviction = JsonMapper.shared().createObjectNode();
    eviction.put("apiVersion", "policy/v1").put("kind", "Eviction");
    eviction.putObject("metadata").put("name", name).put("namespace", namespace);
    eviction.set("deleteOptions", options);
    return eviction.toString();
  }

  static String deletion(Live live, boolean dryRun, OptionalInt grace) {
    ObjectNode options = options(live, dryRun);
    grace.ifPresent(seconds -> options.put("gracePeriodSeconds", seconds));
    options.put("apiVersion", "v1").put("kind", "DeleteOptions");
    options.put("propagationPolicy", "Background");
    return options.toString();
  }

  private static ObjectNode options(Live live, boolean dryRun) {
    Optional<String> version = dryRun ? Optional.empty() : Optional.of(live.resourceVersion());
    return options(live.uid(), version, dryRun);
  }

  private static ObjectNode options(String uid, Optional<String> version, boolean dryRun) {
    ObjectNode options = JsonMapper.shared().createObjectNode();
    ObjectNode preconditions = options.putObject("preconditions").put("uid", uid);
    version.ifPresent(v -> preconditions.put("resourceVersion", v));
    if (dryRun) {
      options.putArray("dryRun").add("All");
    }
    return options;
  }
}
