package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Defaults and validation of jobs. */
final class JobRules {

  private JobRules() {}

  static void complete(ObjectNode job) {
    ObjectNode spec = Json.child(job, "spec");
    for (String field : new String[] {"parallelism", "completions"}) {
      if (!Json.has(spec, field)) {
        spec.put(field, 1);
      }
    }
    if (!Json.has(spec, "backoffLimit")) {
      spec.put("backoffLimit", 6);
    }
    PodTemplateRules.complete(Json.child(spec, "template", "spec"));
  }

  static void check(FieldErrors errors, JsonNode before, JsonNode after) {
    JsonNode template = Json.at(after, "spec", "template");
    if (!before.isEmpty() && !Json.at(before, "spec", "template").equals(template)) {
      errors.add("spec.template", "Invalid value: field is immutable");
      return;
    }
    String restart = Json.text(template, "spec", "restartPolicy");
    if (!restart.equals("Never") && !restart.equals("OnFailure")) {
      errors.add(
          "spec.template.spec.restartPolicy",
          "Required value: valid values: \"OnFailure\", \"Never\"");
    }
    PodTemplateRules.check(errors, "spec.template.spec", template.path("spec"), "Job");
  }
}
